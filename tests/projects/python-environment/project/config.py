from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SHOP_")

    bus: str
    invoices: str = "invoices"
    api_version: str = Field("v1", validation_alias="API_VERSION")


settings = Settings()

"""What a project reads from the environment when it is imported: app settings.

The worker evaluates these reads itself, so they are settings in their own right and not `%X%`, which the host expands.
"""

from ...values import Setting
from .text import as_text
from .things import Arguments, Class, External, Thing, Unknown

ALIASES = ("validation_alias", "alias", "env")
"""Arguments of pydantic's `Field` that name the setting, the strongest first; `env` is version 1's."""

READS = frozenset({"os.getenv", "os.environ.get", "os.environ.setdefault", "os.environ.pop"})


def read_setting(arguments: Arguments) -> Thing:
    """The setting that a call such as `os.getenv("X", "d")` reads."""
    name, default = arguments.get("key", 0), arguments.get("default", 1)
    if not isinstance(name, str):
        return Unknown("reads a setting whose name cannot be told")
    if default is None:
        return Setting(name)
    text = as_text(default)
    if isinstance(text, Setting):
        return Unknown(f"falls back from setting {name} to setting {text.name}, and only one of them can be followed")
    return Setting(name, text) if isinstance(text, str) else Unknown("has a default that cannot be told")


def fallen_back(setting: Setting, default: Thing) -> Thing:
    """`setting or default`: an empty value counts like none."""
    if setting.default:
        return setting
    text = as_text(default)
    return Setting(setting.name, text) if isinstance(text, str) else Unknown("has a default that cannot be told")


def is_pydantic_settings(of: Class) -> bool:
    """Whether its fields are read from the environment (https://docs.pydantic.dev/latest/concepts/pydantic_settings/)."""
    return of.inherits(".BaseSettings")


def setting_fields(of: Class) -> dict[str, Thing]:
    """The setting behind each field of a pydantic settings class.

    The name is the field's behind the class's `env_prefix`, in upper case unless the class is case-sensitive; an alias
    stands as written.
    """
    prefix, case_sensitive = option(of, "env_prefix"), option(of, "case_sensitive") is True
    fields: dict[str, Thing] = {}
    for name, default in of.fields.items():
        given = default.arguments if isinstance(default, External) else Arguments((default,))
        if given is None or not isinstance(prefix, str | None):
            fields[name] = Unknown("is a setting whose name or default cannot be told")
            continue
        plain = f"{prefix or ''}{name}"
        alias = next((given.named[key] for key in ALIASES if key in given.named), None)
        setting = alias or (plain if case_sensitive else plain.upper())
        fields[name] = read_setting(Arguments((setting, given.get("default", 0))))
    return fields


def option(of: Class, name: str) -> Thing:
    """An option of a settings class, from `model_config` or the older inner class `Config`; None where not given."""
    match of.find("model_config"), of.find("Config"):
        case External(arguments=Arguments(named=named)), _:
            return named.get(name)
        case dict(named), _:
            return named.get(name)
        case _, Class(scope=scope):
            return scope.names.get(name)
        case _:
            return None

from fastapi import FastAPI

api = FastAPI()


@api.get("/orders/{order}")
async def show_order(order: int) -> dict[str, int]:
    return {"order": order}

"""The FastAPI program of ../shared/bench/http, its pool and settings, with one more path: the service's own statement."""
import os

from fastapi import Response
from fastapi_app import app

STATEMENT = os.environ["BENCH_STATEMENT"]


@app.get("/own/{key}")
async def own(key: str):
    row = await app.state.pool.fetchrow(STATEMENT, key)
    return Response(row["body"], media_type="application/json", status_code=200 if row["outcome"] == "ok" else 404)

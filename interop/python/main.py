"""Runs every flow with both clients; a line per flow."""

import asyncio
import sys
import traceback

from clients import Bench
from flows import FLOWS


async def run(kind):
    bench, passed = Bench(kind), True
    for flow in FLOWS:
        name = f"python {kind:5}  {flow.__name__.replace('_', ' ')}"
        try:
            await asyncio.wait_for(flow(bench), timeout=30)
            print("ok  ", name, flush=True)
        except Exception:
            passed = False
            print("FAIL", name, flush=True)
            traceback.print_exc()
    return passed


results = [asyncio.run(run(kind)) for kind in ("sync", "async")]
sys.exit(0 if all(results) else 1)

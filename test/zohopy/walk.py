"""zohopy, as it is installed, signs in and works: its hosts stand in its code, so a proxy leads them to us."""

import asyncio
import os
import sys

from zohopy import AsyncZohoClient, SyncZohoClient, ZohoConfig
from zohopy.exceptions import ZohoError, ZohoTokenRefreshError
from zohopy.products.books.sales_orders import SalesOrders as BooksSalesOrders
from zohopy.products.inventory.sales_orders import AsyncInvSalesOrders, InvSalesOrders


def config(refresh_token: str) -> ZohoConfig:
    return ZohoConfig(
        client_id=os.environ["CLIENT_ID"],
        client_secret=os.environ["CLIENT_SECRET"],
        refresh_token=refresh_token,
        organization_id="10234695",
        data_center="us",
    )


def told(what: str) -> None:
    print(what, flush=True)


def orders(client: SyncZohoClient) -> None:
    inventory = InvSalesOrders(client)
    line = {"item_id": "4815000000044100", "quantity": 2}
    made = inventory.create({"customer_id": "4815000000044080", "line_items": [line]})
    id = made["salesorder"]["salesorder_id"]
    told(f"created {made['code']}")
    listed = [order["salesorder_id"] for page in inventory.list_all() for order in page["salesorders"]]
    told(f"listed {listed.count(id)}")
    told(f"confirmed {inventory.confirm(id)['code']}")
    told(f"read {inventory.get(id)['salesorder']['status']}")
    told(f"in Books {BooksSalesOrders(client).get(id)['salesorder']['salesorder_id'] == id}")
    told(f"void {inventory.mark_void(id)['code']}")
    told(f"deleted {inventory.delete(id)['code']}")


async def asynchronously() -> None:
    async with AsyncZohoClient(config(os.environ["REFRESH_TOKEN"])) as client:
        told(f"async {(await AsyncInvSalesOrders(client).list())['code']}")


with SyncZohoClient(config(os.environ["REFRESH_TOKEN"])) as client:
    orders(client)
    asyncio.run(asynchronously())

try:
    with SyncZohoClient(config("wrong")) as client:
        InvSalesOrders(client).list()
except ZohoTokenRefreshError as error:
    told(f"wrong {error}")
except ZohoError as error:
    sys.exit(f"another error: {error!r}")

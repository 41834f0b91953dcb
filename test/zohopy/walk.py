"""zohopy, as it is installed, signs in and works: its hosts stand in its code, so a proxy leads them to us."""

import asyncio
import os
import sys

from zohopy import AsyncZohoClient, SyncZohoClient, ZohoConfig
from zohopy.exceptions import ZohoError, ZohoTokenRefreshError
from zohopy.products.books.contacts import Contacts as BooksContacts
from zohopy.products.books.sales_orders import SalesOrders as BooksSalesOrders
from zohopy.products.inventory.contacts import InvContacts
from zohopy.products.inventory.items import Items as InvItems
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


def parties(client: SyncZohoClient) -> tuple[str, str]:
    """Finds a customer and an item, and makes one of each."""
    contacts, items = InvContacts(client), InvItems(client)
    told(f"customer found {contacts.list(contact_name='Molly')['contacts'][0]['contact_id']}")
    made = contacts.create({"contact_name": "zohopy's customer", "email": "z@zohopy.example"})["contact"]
    found = BooksContacts(client).list(email="z@zohopy.example")["contacts"]
    told(f"customer made {[each['contact_id'] for each in found] == [made['contact_id']]}")
    told(f"customer away {contacts.mark_inactive(made['contact_id'])['code']}")
    told(f"customer back {contacts.mark_active(made['contact_id'])['code']}")
    told(f"item found {items.list(search_text='Laptop')['items'][0]['item_id']}")
    item = items.create({"name": "zohopy's item", "sku": "ZOHOPY-1", "rate": 9.5})["item"]
    told(f"item changed {items.update(item['item_id'], {'rate': 10})['item']['rate']}")
    return made["contact_id"], item["item_id"]


def orders(client: SyncZohoClient) -> None:
    inventory, books = InvSalesOrders(client), BooksSalesOrders(client)
    customer, item = parties(client)
    line = {"item_id": item, "quantity": 2}
    made = inventory.create({"customer_id": customer, "reference_number": "zohopy-1", "line_items": [line]})
    order = made["salesorder"]
    id = order["salesorder_id"]
    told(f"created {made['code']} {order['total']}")
    listed = [order["salesorder_id"] for page in inventory.list_all() for order in page["salesorders"]]
    told(f"listed {listed.count(id)}")
    told(f"searched {len(inventory.list(search_text='zohopy-1')['salesorders'])}")
    told(f"updated {inventory.update(id, {'notes': 'by zohopy'})['salesorder']['notes']}")
    told(f"commented {books.add_comment(id, {'description': 'by zohopy'})['code']}")
    told(f"comments {[each['description'] for each in books.list_comments(id)['comments']]}")
    told(f"addressed {books.update_billing_address(id, {'city': 'Oslo'})['code']}")
    told(f"of another status {books.update_sub_status(id, {'status_code': 'cs_editreq'})['code']}")
    told(f"submitted {books.submit_for_approval(id)['code']}")
    told(f"approved {books.approve(id)['code']}")
    told(f"confirmed {inventory.confirm(id)['code']}")
    told(f"read {inventory.get(id)['salesorder']['status']}")
    told(f"in Books {books.get(id)['salesorder']['status']}")
    told(f"void {inventory.mark_void(id)['code']}")
    told(f"deleted {inventory.delete(id)['code']}")
    told(f"tidied up {InvItems(client).delete(item)['code']} {InvContacts(client).delete(customer)['code']}")


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

"""Makes an order, confirms it and reads it, in the words of Zoho Inventory: python3 examples/clients/plain.py"""
import json
import os
import urllib.error
import urllib.request
import uuid

API = os.environ.get("API_URL", "http://127.0.0.1:3000") + "/inventory/v1"
KEY = os.environ.get("API_KEY", "demo-full-access")


def call(method, path, body=None, **headers):
    request = urllib.request.Request(API + path, method=method)
    request.add_header("Authorization", f"Zoho-oauthtoken {KEY}")
    request.add_header("Content-Type", "application/json")
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.urlopen(request, json.dumps(body).encode() if body else None) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        raise SystemExit(json.load(error)["message"]) from error


created = call(
    "POST",
    "/salesorders",
    {"customer_id": "4815000000044080", "line_items": [{"name": "Chair", "rate": 120, "quantity": 2}]},
    Idempotency_Key=str(uuid.uuid4()),
)["salesorder"]
call("POST", f"/salesorders/{created['salesorder_id']}/status/confirmed")
order = call("GET", f"/salesorders/{created['salesorder_id']}")["salesorder"]
print(order["salesorder_number"], order["order_status"], order["balance"])

#!/bin/sh
# Makes an order, confirms it and reads it, in the words of Zoho Inventory: sh examples/clients/plain.sh
set -eu
api="${API_URL:-http://127.0.0.1:3000}/inventory/v1"
key="${API_KEY:-demo-full-access}"

call() {
  curl --silent --show-error --fail-with-body -H "Authorization: Zoho-oauthtoken $key" -H 'Content-Type: application/json' "$@"
}
# The first value of a name in the order that an answer holds.
value() {
  sed -n "s/.*\"salesorder\":{.*\"$1\":\"\{0,1\}\([^,\"]*\).*/\1/p"
}

created=$(call -H "Idempotency-Key: plain-sh-$$-$(date +%s)" "$api/salesorders" \
  -d '{"customer_id":"4815000000044080","line_items":[{"name":"Chair","rate":120,"quantity":2}]}')
id=$(printf '%s' "$created" | value salesorder_id)
call -X POST "$api/salesorders/$id/status/confirmed" >/dev/null
read=$(call "$api/salesorders/$id")
echo "$(printf '%s' "$read" | value salesorder_number) $(printf '%s' "$read" | value order_status) $(printf '%s' "$read" | value balance)"

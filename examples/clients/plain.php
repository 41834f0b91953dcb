<?php
// Makes an order, confirms it and reads it, in the words of Zoho Inventory: php examples/clients/plain.php
$api = (getenv('API_URL') ?: 'http://127.0.0.1:3000') . '/inventory/v1';
$key = getenv('API_KEY') ?: 'demo-full-access';

function call(string $method, string $path, ?array $body = null, array $headers = []): array
{
    global $api, $key;
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => array_merge(["Authorization: Zoho-oauthtoken $key", 'Content-Type: application/json'], $headers),
        'content' => $body === null ? '' : json_encode($body),
        'ignore_errors' => true,
    ]]);
    $answer = json_decode(file_get_contents($api . $path, false, $context), true);
    if ($answer['code'] !== 0) {
        throw new RuntimeException($answer['message']);
    }
    return $answer;
}

$created = call('POST', '/salesorders', [
    'customer_id' => '4815000000044080',
    'line_items' => [['name' => 'Chair', 'rate' => 120, 'quantity' => 2]],
], ['Idempotency-Key: ' . bin2hex(random_bytes(16))])['salesorder'];
call('POST', "/salesorders/{$created['salesorder_id']}/status/confirmed");
$order = call('GET', "/salesorders/{$created['salesorder_id']}")['salesorder'];
echo "{$order['salesorder_number']} {$order['order_status']} {$order['balance']}\n";

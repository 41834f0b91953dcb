/** DynamoDB Streams' own protocol, as far as a local engine needs it: the SDK's client for it is a package of its own. */
import type { DynamoDBRecord } from 'aws-lambda';

interface StreamAnswer {
  StreamDescription?: { Shards?: { ShardId?: string }[] };
  ShardIterator?: string;
  Records?: DynamoDBRecord[];
  NextShardIterator?: string;
}

export type StreamCall = (operation: string, input: object) => Promise<StreamAnswer>;

/** A local engine asks for a signature and does not check it. */
const SIGNATURE =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

export function streamCaller(endpoint: string): StreamCall {
  return async (operation, input) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        'x-amz-date': new Date().toISOString().replaceAll(/[-:]|\.\d+/g, ''),
        authorization: SIGNATURE,
      },
      body: JSON.stringify(input),
    });
    const answer = (await response.json()) as StreamAnswer & { message?: string };
    if (!response.ok) throw new Error(`${operation}: ${answer.message ?? response.status}`);
    return answer;
  };
}

/** Where the example clients call: the local gateway with its demo key, unless the environment says otherwise. */
export const target = () => ({
  baseUrl: process.env['API_URL'] ?? 'http://127.0.0.1:3000',
  key: process.env['API_KEY'] ?? 'demo-full-access',
});

/** Imported first: the logger reads its level when it is made, and a fault run would print a line per injected failure. */
process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
process.env['AWS_REGION'] ??= 'us-east-1';
process.env['AWS_ACCESS_KEY_ID'] ??= 'test';
process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test';

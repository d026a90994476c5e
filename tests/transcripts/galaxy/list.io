# Names in their order, in pages.
>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"b"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"b","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.create","params":{"name":"a"}}
<< {"jsonrpc":"2.0","id":2,"result":{"name":"a","config":"","tick":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"galaxy.create","params":{"name":"c"}}
<< {"jsonrpc":"2.0","id":3,"result":{"name":"c","config":"","tick":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"galaxy.list","params":{"limit":2}}
<< {"jsonrpc":"2.0","id":4,"result":{"items":[{"name":"a","config":"","tick":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"name":"b","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":"b"}}
>> {"jsonrpc":"2.0","id":5,"method":"galaxy.list","params":{"limit":2,"after":"b"}}
<< {"jsonrpc":"2.0","id":5,"result":{"items":[{"name":"c","config":"","tick":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":6,"method":"galaxy.list","params":{"tick":0}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"tick: there is no such field here; expected `limit` or `after`","data":{"kind":"invalid_params","field":"tick","reason":"there is no such field here; expected `limit` or `after`"}}}

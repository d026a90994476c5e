>> {"jsonrpc":"2.0","id":1,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":1,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
# Another with its id shows the one that is there, and is not counted.
>> {"jsonrpc":"2.0","id":2,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":5}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":409,"message":"session \"0198d2c0-0000-7000-8000-00000000000a\" is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"session","key":"0198d2c0-0000-7000-8000-00000000000a","current":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":3,"method":"session.create","params":{}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"duration_seconds: it is missing","data":{"kind":"invalid_params","field":"duration_seconds","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":4,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":-1}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"duration_seconds: -1 is less than 0","data":{"kind":"invalid_params","field":"duration_seconds","reason":"-1 is less than 0"}}}
>> {"jsonrpc":"2.0","id":5,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":1.5}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"duration_seconds: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"duration_seconds","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":6,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":"600"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"duration_seconds: it is the text \"600\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"duration_seconds","reason":"it is the text \"600\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":7,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":null}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"duration_seconds: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"duration_seconds","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":8,"method":"session.create","params":{"session_id":"1","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"session_id: \"1\" is not a UUID such as 01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f","data":{"kind":"invalid_params","field":"session_id","reason":"\"1\" is not a UUID such as 01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f"}}}
>> {"jsonrpc":"2.0","id":9,"method":"session.create","params":{"session_id":"0198d2c000007000800000000000000b","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"session_id: \"0198d2c000007000800000000000000b\" is not a UUID such as 01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f","data":{"kind":"invalid_params","field":"session_id","reason":"\"0198d2c000007000800000000000000b\" is not a UUID such as 01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f"}}}
>> {"jsonrpc":"2.0","id":10,"method":"session.create","params":{"session_id":null,"duration_seconds":1}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"session_id: it is null, and not a text","data":{"kind":"invalid_params","field":"session_id","reason":"it is null, and not a text"}}}
>> {"jsonrpc":"2.0","id":11,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":[]}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"data: it is not an object","data":{"kind":"invalid_params","field":"data","reason":"it is not an object"}}}
>> {"jsonrpc":"2.0","id":12,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":null}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"data: it is not an object","data":{"kind":"invalid_params","field":"data","reason":"it is not an object"}}}
>> {"jsonrpc":"2.0","id":13,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":"x"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"data: it is not an object","data":{"kind":"invalid_params","field":"data","reason":"it is not an object"}}}
>> {"jsonrpc":"2.0","id":14,"method":"session.create","params":{"duration_seconds":1,"data":{"half":"\ud800"}}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"data: unexpected end of hex escape","data":{"kind":"invalid_params","field":"data","reason":"unexpected end of hex escape"}}}
>> {"jsonrpc":"2.0","id":15,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"started_at":"yesterday"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"started_at: \"yesterday\" is not a time like 2026-01-31T08:00:00.000Z","data":{"kind":"invalid_params","field":"started_at","reason":"\"yesterday\" is not a time like 2026-01-31T08:00:00.000Z"}}}
>> {"jsonrpc":"2.0","id":16,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"started_at":null}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"started_at: it is null, and not a text","data":{"kind":"invalid_params","field":"started_at","reason":"it is null, and not a text"}}}
# How it stands is not the caller's.
>> {"jsonrpc":"2.0","id":17,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"status":"ended"}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"status: there is no such field here; expected one of `duration_seconds`, `session_id`, `data`, `started_at`, `durability`","data":{"kind":"invalid_params","field":"status","reason":"there is no such field here; expected one of `duration_seconds`, `session_id`, `data`, `started_at`, `durability`"}}}
>> {"jsonrpc":"2.0","id":18,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"ended_at":"2026-01-01T00:00:00.000Z"}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"ended_at: there is no such field here; expected one of `duration_seconds`, `session_id`, `data`, `started_at`, `durability`","data":{"kind":"invalid_params","field":"ended_at","reason":"there is no such field here; expected one of `duration_seconds`, `session_id`, `data`, `started_at`, `durability`"}}}
>> {"jsonrpc":"2.0","id":19,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"result":"won"}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"result: there is no such field here; expected one of `duration_seconds`, `session_id`, `data`, `started_at`, `durability`","data":{"kind":"invalid_params","field":"result","reason":"there is no such field here; expected one of `duration_seconds`, `session_id`, `data`, `started_at`, `durability`"}}}
>> {"jsonrpc":"2.0","id":20,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"score":1}}
<< {"jsonrpc":"2.0","id":20,"error":{"code":-32602,"message":"score: there is no such field here; expected one of `duration_seconds`, `session_id`, `data`, `started_at`, `durability`","data":{"kind":"invalid_params","field":"score","reason":"there is no such field here; expected one of `duration_seconds`, `session_id`, `data`, `started_at`, `durability`"}}}
>> {"jsonrpc":"2.0","id":21,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"durability":"later"}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":22,"method":"session.create","params":[600]}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":23,"method":"session.list","params":{}}
<< {"jsonrpc":"2.0","id":23,"result":{"items":[{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":24,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":24,"result":{"started":1,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":1,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:00:00.000Z"}}

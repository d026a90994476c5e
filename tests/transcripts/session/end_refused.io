>> {"jsonrpc":"2.0","id":1,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":1,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","result":"won"}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":404,"message":"there is no session with the key \"0198d2c0-0000-7000-8000-00000000000b\"; check the key, or create it first","data":{"kind":"not_found","record":"session","key":"0198d2c0-0000-7000-8000-00000000000b"}}}
>> {"jsonrpc":"2.0","id":3,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":3,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":null,"end_reason":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"session.end","params":{"result":"won"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"session_id: it is missing","data":{"kind":"invalid_params","field":"session_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":5,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"drawn"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"result: \"drawn\" is not one of won lost abandoned","data":{"kind":"invalid_params","field":"result","reason":"\"drawn\" is not one of won lost abandoned"}}}
>> {"jsonrpc":"2.0","id":6,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":null}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":409,"message":"session 0198d2c0-0000-7000-8000-00000000000a has ended, and neither changes nor ends again","data":{"kind":"not_active","current":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":null,"end_reason":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":7,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"Won"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"result: \"Won\" is not one of won lost abandoned","data":{"kind":"invalid_params","field":"result","reason":"\"Won\" is not one of won lost abandoned"}}}
>> {"jsonrpc":"2.0","id":8,"method":"session.end","params":{"session_id":"a","result":"won"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":404,"message":"there is no session with the key \"a\"; check the key, or create it first","data":{"kind":"not_found","record":"session","key":"a"}}}
>> {"jsonrpc":"2.0","id":9,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"won","if_version":1}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"if_version: there is no such field here; expected one of `session_id`, `result`, `ended_at`, `data`, `reason`, `durability`","data":{"kind":"invalid_params","field":"if_version","reason":"there is no such field here; expected one of `session_id`, `result`, `ended_at`, `data`, `reason`, `durability`"}}}
>> {"jsonrpc":"2.0","id":10,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"won","durability":"later"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":11,"method":"session.end","params":["0198d2c0-0000-7000-8000-00000000000a","won"]}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":12,"method":"session.load","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":12,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":null,"end_reason":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":13,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":13,"result":{"started":1,"ended":1,"stale_ended":0,"won":0,"lost":0,"abandoned":1,"active":0,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:00:00.000Z"}}

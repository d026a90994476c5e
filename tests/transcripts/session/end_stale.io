# A session is stale when it has been active for more than twice its duration.
>> {"jsonrpc":"2.0","id":1,"method":"session.end_stale","params":{}}
<< {"jsonrpc":"2.0","id":1,"result":{"ended":[]}}
>> {"jsonrpc":"2.0","id":2,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":50}}
<< {"jsonrpc":"2.0","id":2,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":50,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":100}}
<< {"jsonrpc":"2.0","id":3,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":100,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":9223372036854775807}}
<< {"jsonrpc":"2.0","id":4,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":9223372036854775807,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000d","duration_seconds":0,"started_at":"2026-01-02T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":5,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000d","duration_seconds":0,"data":{},"started_at":"2026-01-02T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 50
>> {"jsonrpc":"2.0","id":6,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","result":"won"}}
<< {"jsonrpc":"2.0","id":6,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":50,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:50.000Z","result":"won","end_reason":null,"version":2,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:50.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"session.create","params":{"duration_seconds":600}}
<< {"jsonrpc":"2.0","id":7,"result":{"session_id":"00000000-0000-0000-0000-000000000002","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:50.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:50.000Z","updated_at":"2026-01-01T00:00:50.000Z"}}
!! advance 150
# Exactly as old is not older; one that has ended cannot be stale, nor one that is yet to begin.
>> {"jsonrpc":"2.0","id":8,"method":"session.end_stale","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"ended":[]}}
!! advance 1
>> {"jsonrpc":"2.0","id":9,"method":"session.end_stale","params":{}}
<< {"jsonrpc":"2.0","id":9,"result":{"ended":["0198d2c0-0000-7000-8000-00000000000a"]}}
>> {"jsonrpc":"2.0","id":10,"method":"session.end_stale","params":{}}
<< {"jsonrpc":"2.0","id":10,"result":{"ended":[]}}
>> {"jsonrpc":"2.0","id":11,"method":"session.load","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":11,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":100,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:03:21.000Z","result":"abandoned","end_reason":null,"version":2,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:03:21.000Z"}}
>> {"jsonrpc":"2.0","id":12,"method":"session.load","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000c"}}
<< {"jsonrpc":"2.0","id":12,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":9223372036854775807,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":13,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":13,"result":{"started":5,"ended":2,"stale_ended":1,"won":1,"lost":0,"abandoned":1,"active":3,"latest_completed_at":"2026-01-01T00:00:50.000Z","latest_activity_at":"2026-01-01T00:03:21.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":14,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":14,"result":{"started":5,"ended":2,"stale_ended":1,"won":1,"lost":0,"abandoned":1,"active":3,"latest_completed_at":"2026-01-01T00:00:50.000Z","latest_activity_at":"2026-01-01T00:03:21.000Z"}}
>> {"jsonrpc":"2.0","id":15,"method":"session.end_stale","params":{"older_than_s":1}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"older_than_s: there is no such field here; expected `durability`","data":{"kind":"invalid_params","field":"older_than_s","reason":"there is no such field here; expected `durability`"}}}
>> {"jsonrpc":"2.0","id":16,"method":"session.end_stale","params":{"durability":"later"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":17,"method":"session.end_stale","params":[]}
<< {"jsonrpc":"2.0","id":17,"result":{"ended":[]}}
>> {"jsonrpc":"2.0","id":18,"method":"batch.apply","params":{"operations":[{"method":"session.end_stale"},{"method":"session.end_stale"}]}}
<< {"jsonrpc":"2.0","id":18,"result":{"results":[{"ended":[]},{"ended":[]}]}}
>> {"jsonrpc":"2.0","id":19,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":19,"result":{"ok":true,"findings":[]}}

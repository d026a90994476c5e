# Sessions that ended long ago go with their artifacts; the counts stay.
>> {"jsonrpc":"2.0","id":1,"method":"session.delete_older_than","params":{"days":0}}
<< {"jsonrpc":"2.0","id":1,"result":{"deleted":{},"seq":0}}
>> {"jsonrpc":"2.0","id":2,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":2,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":3,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":4,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"artifact.create","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2}}
<< {"jsonrpc":"2.0","id":5,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"artifact.create","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a2","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2}}
<< {"jsonrpc":"2.0","id":6,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a2","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"artifact.create","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a3","session_id":"0198d2c0-0000-7000-8000-00000000000c","x":1.5,"y":-2}}
<< {"jsonrpc":"2.0","id":7,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a3","session_id":"0198d2c0-0000-7000-8000-00000000000c","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"won"}}
<< {"jsonrpc":"2.0","id":8,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":"won","end_reason":null,"version":2,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 86400
>> {"jsonrpc":"2.0","id":9,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","result":"lost"}}
<< {"jsonrpc":"2.0","id":9,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-02T00:00:00.000Z","result":"lost","end_reason":null,"version":2,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-02T00:00:00.000Z"}}
# Exactly as old is not older.
>> {"jsonrpc":"2.0","id":10,"method":"session.delete_older_than","params":{"days":1}}
<< {"jsonrpc":"2.0","id":10,"result":{"deleted":{},"seq":8}}
!! advance 1
>> {"jsonrpc":"2.0","id":11,"method":"session.delete_older_than","params":{"days":1}}
<< {"jsonrpc":"2.0","id":11,"result":{"deleted":{"artifact":2,"session":1},"seq":9}}
>> {"jsonrpc":"2.0","id":12,"method":"session.delete_older_than","params":{"days":1}}
<< {"jsonrpc":"2.0","id":12,"result":{"deleted":{},"seq":9}}
>> {"jsonrpc":"2.0","id":13,"method":"artifact.list","params":{}}
<< {"jsonrpc":"2.0","id":13,"result":{"items":[{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a3","session_id":"0198d2c0-0000-7000-8000-00000000000c","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":14,"method":"session.list","params":{}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-02T00:00:00.000Z","result":"lost","end_reason":null,"version":2,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-02T00:00:00.000Z"},{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":15,"method":"session.delete_older_than","params":{"days":18446744073709551615}}
<< {"jsonrpc":"2.0","id":15,"result":{"deleted":{},"seq":9}}
>> {"jsonrpc":"2.0","id":16,"method":"session.delete_older_than","params":{"days":0}}
<< {"jsonrpc":"2.0","id":16,"result":{"deleted":{"session":1},"seq":10}}
>> {"jsonrpc":"2.0","id":17,"method":"session.list","params":{}}
<< {"jsonrpc":"2.0","id":17,"result":{"items":[{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":18,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":18,"result":{"started":3,"ended":2,"stale_ended":0,"won":1,"lost":1,"abandoned":0,"active":1,"latest_completed_at":"2026-01-02T00:00:00.000Z","latest_activity_at":"2026-01-02T00:00:00.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":19,"method":"session.list","params":{}}
<< {"jsonrpc":"2.0","id":19,"result":{"items":[{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":20,"method":"artifact.list","params":{}}
<< {"jsonrpc":"2.0","id":20,"result":{"items":[{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a3","session_id":"0198d2c0-0000-7000-8000-00000000000c","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":21,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":21,"result":{"started":3,"ended":2,"stale_ended":0,"won":1,"lost":1,"abandoned":0,"active":1,"latest_completed_at":"2026-01-02T00:00:00.000Z","latest_activity_at":"2026-01-02T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":22,"method":"session.delete_older_than","params":{}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"days: it is missing","data":{"kind":"invalid_params","field":"days","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":23,"method":"session.delete_older_than","params":{"days":-1}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"days: it is the number `-1`, and not an integer from 0","data":{"kind":"invalid_params","field":"days","reason":"it is the number `-1`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":24,"method":"session.delete_older_than","params":{"days":1.5}}
<< {"jsonrpc":"2.0","id":24,"error":{"code":-32602,"message":"days: it is the number `1.5`, and not an integer from 0","data":{"kind":"invalid_params","field":"days","reason":"it is the number `1.5`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":25,"method":"session.delete_older_than","params":{"days":null}}
<< {"jsonrpc":"2.0","id":25,"error":{"code":-32602,"message":"days: it is null, and not an integer from 0","data":{"kind":"invalid_params","field":"days","reason":"it is null, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":26,"method":"session.delete_older_than","params":{"days":1,"status":"active"}}
<< {"jsonrpc":"2.0","id":26,"error":{"code":-32602,"message":"status: there is no such field here; expected `days` or `durability`","data":{"kind":"invalid_params","field":"status","reason":"there is no such field here; expected `days` or `durability`"}}}
>> {"jsonrpc":"2.0","id":27,"method":"session.delete_older_than","params":{"days":1,"durability":"later"}}
<< {"jsonrpc":"2.0","id":27,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":28,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":28,"result":{"ok":true,"findings":[]}}

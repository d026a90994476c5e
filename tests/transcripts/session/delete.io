>> {"jsonrpc":"2.0","id":1,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":1,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":2,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"artifact.create","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2}}
<< {"jsonrpc":"2.0","id":3,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"artifact.create","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a2","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2}}
<< {"jsonrpc":"2.0","id":4,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a2","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"artifact.create","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a3","session_id":"0198d2c0-0000-7000-8000-00000000000b","x":1.5,"y":-2}}
<< {"jsonrpc":"2.0","id":5,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a3","session_id":"0198d2c0-0000-7000-8000-00000000000b","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"session.delete","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","if_version":2}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":409,"message":"session \"0198d2c0-0000-7000-8000-00000000000a\" is at version 1, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"session","key":"0198d2c0-0000-7000-8000-00000000000a","expected":2,"current":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":7,"method":"session.delete","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","if_version":1}}
<< {"jsonrpc":"2.0","id":7,"result":{"deleted":{"artifact":2,"session":1},"seq":6}}
>> {"jsonrpc":"2.0","id":8,"method":"session.load","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":404,"message":"there is no session with the key \"0198d2c0-0000-7000-8000-00000000000a\"; check the key, or create it first","data":{"kind":"not_found","record":"session","key":"0198d2c0-0000-7000-8000-00000000000a"}}}
>> {"jsonrpc":"2.0","id":9,"method":"session.delete","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":404,"message":"there is no session with the key \"0198d2c0-0000-7000-8000-00000000000a\"; check the key, or create it first","data":{"kind":"not_found","record":"session","key":"0198d2c0-0000-7000-8000-00000000000a"}}}
>> {"jsonrpc":"2.0","id":10,"method":"artifact.list","params":{}}
<< {"jsonrpc":"2.0","id":10,"result":{"items":[{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a3","session_id":"0198d2c0-0000-7000-8000-00000000000b","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":11,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","result":"won"}}
<< {"jsonrpc":"2.0","id":11,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":"won","end_reason":null,"version":2,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":12,"method":"session.delete","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b"}}
<< {"jsonrpc":"2.0","id":12,"result":{"deleted":{"artifact":1,"session":1},"seq":8}}
!! reopen
>> {"jsonrpc":"2.0","id":13,"method":"session.list","params":{}}
<< {"jsonrpc":"2.0","id":13,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":14,"method":"artifact.list","params":{}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":15,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":15,"result":{"started":2,"ended":1,"stale_ended":0,"won":1,"lost":0,"abandoned":0,"active":0,"latest_completed_at":"2026-01-01T00:00:00.000Z","latest_activity_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":16,"method":"session.delete","params":{}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"session_id: it is missing","data":{"kind":"invalid_params","field":"session_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":17,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":17,"result":{"ok":true,"findings":[]}}

>> {"jsonrpc":"2.0","id":1,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":1,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"artifact.create","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2}}
<< {"jsonrpc":"2.0","id":2,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"artifact.delete","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a2"}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":404,"message":"there is no artifact with the key \"0198d2c0-0000-7000-8000-0000000000a2\"; check the key, or create it first","data":{"kind":"not_found","record":"artifact","key":"0198d2c0-0000-7000-8000-0000000000a2"}}}
>> {"jsonrpc":"2.0","id":4,"method":"artifact.delete","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","if_version":2}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"artifact \"0198d2c0-0000-7000-8000-0000000000a1\" is at version 1, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"artifact","key":"0198d2c0-0000-7000-8000-0000000000a1","expected":2,"current":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"artifact.delete","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1"}}
<< {"jsonrpc":"2.0","id":5,"result":{"deleted":{"artifact":1},"seq":3}}
>> {"jsonrpc":"2.0","id":6,"method":"artifact.load","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":404,"message":"there is no artifact with the key \"0198d2c0-0000-7000-8000-0000000000a1\"; check the key, or create it first","data":{"kind":"not_found","record":"artifact","key":"0198d2c0-0000-7000-8000-0000000000a1"}}}
>> {"jsonrpc":"2.0","id":7,"method":"artifact.delete","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":404,"message":"there is no artifact with the key \"0198d2c0-0000-7000-8000-0000000000a1\"; check the key, or create it first","data":{"kind":"not_found","record":"artifact","key":"0198d2c0-0000-7000-8000-0000000000a1"}}}
!! reopen
>> {"jsonrpc":"2.0","id":8,"method":"artifact.list","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":9,"method":"session.list","params":{}}
<< {"jsonrpc":"2.0","id":9,"result":{"items":[{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":10,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":10,"result":{"ok":true,"findings":[]}}

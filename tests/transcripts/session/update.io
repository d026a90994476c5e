>> {"jsonrpc":"2.0","id":1,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{"score":1}}}
<< {"jsonrpc":"2.0","id":1,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{"score":1},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":2,"method":"session.update","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","data":{"score":2},"duration_seconds":700,"started_at":"2026-01-01T00:00:30Z"}}
<< {"jsonrpc":"2.0","id":2,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":700,"data":{"score":2},"started_at":"2026-01-01T00:00:30.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
# What changes nothing changes nothing.
!! advance 60
>> {"jsonrpc":"2.0","id":3,"method":"session.update","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","data":{"score":2},"duration_seconds":700}}
<< {"jsonrpc":"2.0","id":3,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":700,"data":{"score":2},"started_at":"2026-01-01T00:00:30.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"session.update","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":4,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":700,"data":{"score":2},"started_at":"2026-01-01T00:00:30.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":5,"result":{"started":1,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":1,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"session.update","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","data":{"score":3},"if_version":1}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":409,"message":"session \"0198d2c0-0000-7000-8000-00000000000a\" is at version 2, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"session","key":"0198d2c0-0000-7000-8000-00000000000a","expected":1,"current":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":700,"data":{"score":2},"started_at":"2026-01-01T00:00:30.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":7,"method":"session.update","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","data":{"score":3},"if_version":2}}
<< {"jsonrpc":"2.0","id":7,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":700,"data":{"score":3},"started_at":"2026-01-01T00:00:30.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":3,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:02:00.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":8,"method":"session.load","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":8,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":700,"data":{"score":3},"started_at":"2026-01-01T00:00:30.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":3,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:02:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":9,"result":{"started":1,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":1,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:02:00.000Z"}}

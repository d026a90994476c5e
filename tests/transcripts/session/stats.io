# The counts outlive their sessions and the server. The last activity is the last creation or change of a session or of an
# artifact.
>> {"jsonrpc":"2.0","id":1,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":1,"result":{"started":0,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":0,"latest_completed_at":null,"latest_activity_at":null}}
>> {"jsonrpc":"2.0","id":2,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":2,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 1
>> {"jsonrpc":"2.0","id":3,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":3,"result":{"started":1,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":1,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"artifact.create","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2}}
<< {"jsonrpc":"2.0","id":4,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":1.5,"y":-2.0,"status":"ground","version":1,"seq":2,"created_at":"2026-01-01T00:00:01.000Z","updated_at":"2026-01-01T00:00:01.000Z"}}
!! advance 1
>> {"jsonrpc":"2.0","id":5,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":5,"result":{"started":1,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":1,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:00:01.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"artifact.update","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","x":2}}
<< {"jsonrpc":"2.0","id":6,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":2.0,"y":-2.0,"status":"ground","version":2,"seq":3,"created_at":"2026-01-01T00:00:01.000Z","updated_at":"2026-01-01T00:00:02.000Z"}}
!! advance 1
>> {"jsonrpc":"2.0","id":7,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":7,"result":{"started":1,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":1,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:00:02.000Z"}}
# A clock that is set back takes nothing back.
!! advance -60
>> {"jsonrpc":"2.0","id":8,"method":"artifact.update","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","x":2}}
<< {"jsonrpc":"2.0","id":8,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":2.0,"y":-2.0,"status":"ground","version":2,"seq":3,"created_at":"2026-01-01T00:00:01.000Z","updated_at":"2026-01-01T00:00:02.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"artifact.update","params":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","x":3}}
<< {"jsonrpc":"2.0","id":9,"result":{"artifact_id":"0198d2c0-0000-7000-8000-0000000000a1","session_id":"0198d2c0-0000-7000-8000-00000000000a","x":3.0,"y":-2.0,"status":"ground","version":3,"seq":4,"created_at":"2026-01-01T00:00:01.000Z","updated_at":"2025-12-31T23:59:03.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":10,"result":{"started":1,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":1,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:00:02.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":11,"method":"session.update","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","data":{"score":9}}}
<< {"jsonrpc":"2.0","id":11,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{"score":9},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":2,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:03.000Z"}}
!! advance 1
>> {"jsonrpc":"2.0","id":12,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":12,"result":{"started":1,"ended":0,"stale_ended":0,"won":0,"lost":0,"abandoned":0,"active":1,"latest_completed_at":null,"latest_activity_at":"2026-01-01T00:00:03.000Z"}}
>> {"jsonrpc":"2.0","id":13,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"won"}}
<< {"jsonrpc":"2.0","id":13,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{"score":9},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:04.000Z","result":"won","end_reason":null,"version":3,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:04.000Z"}}
!! advance 1
>> {"jsonrpc":"2.0","id":14,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":14,"result":{"started":1,"ended":1,"stale_ended":0,"won":1,"lost":0,"abandoned":0,"active":0,"latest_completed_at":"2026-01-01T00:00:04.000Z","latest_activity_at":"2026-01-01T00:00:04.000Z"}}
>> {"jsonrpc":"2.0","id":15,"method":"session.delete","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":15,"result":{"deleted":{"artifact":1,"session":1},"seq":7}}
>> {"jsonrpc":"2.0","id":16,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":16,"result":{"started":1,"ended":1,"stale_ended":0,"won":1,"lost":0,"abandoned":0,"active":0,"latest_completed_at":"2026-01-01T00:00:04.000Z","latest_activity_at":"2026-01-01T00:00:04.000Z"}}
>> {"jsonrpc":"2.0","id":17,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":17,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:05.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":8,"created_at":"2026-01-01T00:00:05.000Z","updated_at":"2026-01-01T00:00:05.000Z"}}
>> {"jsonrpc":"2.0","id":18,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":18,"result":{"started":2,"ended":1,"stale_ended":0,"won":1,"lost":0,"abandoned":0,"active":1,"latest_completed_at":"2026-01-01T00:00:04.000Z","latest_activity_at":"2026-01-01T00:00:05.000Z"}}
>> {"jsonrpc":"2.0","id":19,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":19,"result":{"ok":true,"findings":[]}}
!! reopen
>> {"jsonrpc":"2.0","id":20,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":20,"result":{"started":2,"ended":1,"stale_ended":0,"won":1,"lost":0,"abandoned":0,"active":1,"latest_completed_at":"2026-01-01T00:00:04.000Z","latest_activity_at":"2026-01-01T00:00:05.000Z"}}
>> {"jsonrpc":"2.0","id":21,"method":"session.delete","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":21,"result":{"deleted":{"session":1},"seq":9}}
!! reopen
>> {"jsonrpc":"2.0","id":22,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":22,"result":{"started":2,"ended":1,"stale_ended":0,"won":1,"lost":0,"abandoned":0,"active":0,"latest_completed_at":"2026-01-01T00:00:04.000Z","latest_activity_at":"2026-01-01T00:00:05.000Z"}}
>> {"jsonrpc":"2.0","id":23,"method":"session.stats","params":{"status":"active"}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"status: there is no such field here","data":{"kind":"invalid_params","field":"status","reason":"there is no such field here"}}}
# The counts have no methods of their own.
>> {"jsonrpc":"2.0","id":24,"method":"session_stats.load","params":{"stats_id":1}}
<< {"jsonrpc":"2.0","id":24,"error":{"code":-32601,"message":"there is no method session_stats.load; did you mean session.load?","data":{"kind":"method_not_found","method":"session_stats.load","similar":["session.load","session.stats","session.end_stale"]}}}
>> {"jsonrpc":"2.0","id":25,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":25,"result":{"ok":true,"findings":[]}}

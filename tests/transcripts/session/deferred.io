# Sessions and counts wait together, and are written together.
>> {"jsonrpc":"2.0","id":1,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"durability":"deferred"}}
<< {"jsonrpc":"2.0","id":1,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"won","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":2,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":"won","end_reason":null,"version":2,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"won","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":409,"message":"session 0198d2c0-0000-7000-8000-00000000000a has ended, and neither changes nor ends again","data":{"kind":"not_active","current":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":"won","end_reason":null,"version":2,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":4,"method":"session.update","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":1,"durability":"deferred"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"session 0198d2c0-0000-7000-8000-00000000000a has ended, and neither changes nor ends again","data":{"kind":"not_active","current":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":"won","end_reason":null,"version":2,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":5,"result":{"started":1,"ended":1,"stale_ended":0,"won":1,"lost":0,"abandoned":0,"active":0,"latest_completed_at":"2026-01-01T00:00:00.000Z","latest_activity_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"session.end_stale","params":{"durability":"deferred"}}
<< {"jsonrpc":"2.0","id":6,"result":{"ended":[]}}
>> {"jsonrpc":"2.0","id":7,"method":"session.delete_older_than","params":{"days":0,"durability":"deferred"}}
<< {"jsonrpc":"2.0","id":7,"result":{"deleted":{},"seq":null}}
>> {"jsonrpc":"2.0","id":8,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"durable_seq":1,"written":2}}
>> {"jsonrpc":"2.0","id":9,"method":"session.load","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":9,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":"won","end_reason":null,"version":2,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":10,"method":"session.load","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":10,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:00:00.000Z","result":"won","end_reason":null,"version":2,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":11,"method":"session.stats","params":{}}
<< {"jsonrpc":"2.0","id":11,"result":{"started":1,"ended":1,"stale_ended":0,"won":1,"lost":0,"abandoned":0,"active":0,"latest_completed_at":"2026-01-01T00:00:00.000Z","latest_activity_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":12,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":12,"result":{"ok":true,"findings":[]}}

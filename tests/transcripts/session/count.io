# How many began at one moment or later, and before another.
>> {"jsonrpc":"2.0","id":1,"method":"session.count","params":{"from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":1,"result":{"count":0}}
>> {"jsonrpc":"2.0","id":2,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":2,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":3,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600}}
<< {"jsonrpc":"2.0","id":3,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:01:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":2,"created_at":"2026-01-01T00:01:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"session.create","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":600,"started_at":"2026-06-01T12:00:00.001Z"}}
<< {"jsonrpc":"2.0","id":4,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000c","duration_seconds":600,"data":{},"started_at":"2026-06-01T12:00:00.001Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":1,"seq":3,"created_at":"2026-01-01T00:01:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"session.count","params":{"from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":5,"result":{"count":3}}
>> {"jsonrpc":"2.0","id":6,"method":"session.count","params":{"from":"2026-01-01T00:00:00Z","to":"2026-01-01T00:01:00Z"}}
<< {"jsonrpc":"2.0","id":6,"result":{"count":1}}
>> {"jsonrpc":"2.0","id":7,"method":"session.count","params":{"from":"2026-01-01T00:00:00.001Z","to":"2026-01-01T00:01:00.001Z"}}
<< {"jsonrpc":"2.0","id":7,"result":{"count":1}}
>> {"jsonrpc":"2.0","id":8,"method":"session.count","params":{"from":"2026-01-01T02:01:00+02:00","to":"2026-06-01T12:00:00.001Z"}}
<< {"jsonrpc":"2.0","id":8,"result":{"count":1}}
>> {"jsonrpc":"2.0","id":9,"method":"session.count","params":{"from":"2026-06-01T12:00:00.001Z","to":"2026-06-01T12:00:00.002Z"}}
<< {"jsonrpc":"2.0","id":9,"result":{"count":1}}
>> {"jsonrpc":"2.0","id":10,"method":"session.count","params":{"from":"2026-01-01T00:00:00Z","to":"2026-01-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":10,"result":{"count":0}}
>> {"jsonrpc":"2.0","id":11,"method":"session.count","params":{"from":"2027-01-01T00:00:00Z","to":"2026-01-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":11,"result":{"count":0}}
# One that has ended or was moved counts where it began; one that is gone does not.
>> {"jsonrpc":"2.0","id":12,"method":"session.end","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","result":"won"}}
<< {"jsonrpc":"2.0","id":12,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000a","duration_seconds":600,"data":{},"started_at":"2026-01-01T00:00:00.000Z","status":"ended","ended_at":"2026-01-01T00:01:00.000Z","result":"won","end_reason":null,"version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":13,"method":"session.update","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","started_at":"2025-01-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":13,"result":{"session_id":"0198d2c0-0000-7000-8000-00000000000b","duration_seconds":600,"data":{},"started_at":"2025-01-01T00:00:00.000Z","status":"active","ended_at":null,"result":null,"end_reason":null,"version":2,"seq":5,"created_at":"2026-01-01T00:01:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":14,"method":"session.count","params":{"from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":14,"result":{"count":1}}
>> {"jsonrpc":"2.0","id":15,"method":"session.count","params":{"from":"0001-01-01T00:00:00Z","to":"9999-12-31T23:59:59.999Z"}}
<< {"jsonrpc":"2.0","id":15,"result":{"count":3}}
!! reopen
>> {"jsonrpc":"2.0","id":16,"method":"session.count","params":{"from":"2025-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":16,"result":{"count":2}}
>> {"jsonrpc":"2.0","id":17,"method":"session.delete","params":{"session_id":"0198d2c0-0000-7000-8000-00000000000a"}}
<< {"jsonrpc":"2.0","id":17,"result":{"deleted":{"session":1},"seq":6}}
>> {"jsonrpc":"2.0","id":18,"method":"session.count","params":{"from":"2025-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":18,"result":{"count":1}}
>> {"jsonrpc":"2.0","id":19,"method":"session.count","params":{}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"from: it is missing","data":{"kind":"invalid_params","field":"from","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":20,"method":"session.count","params":{"from":"2026-01-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":20,"error":{"code":-32602,"message":"to: it is missing","data":{"kind":"invalid_params","field":"to","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":21,"method":"session.count","params":{"from":"now","to":"2027-01-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":-32602,"message":"from: \"now\" is not a time like 2026-01-31T08:00:00.000Z","data":{"kind":"invalid_params","field":"from","reason":"\"now\" is not a time like 2026-01-31T08:00:00.000Z"}}}
>> {"jsonrpc":"2.0","id":22,"method":"session.count","params":{"from":0,"to":1}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"from: it is the number `0`, and not a text","data":{"kind":"invalid_params","field":"from","reason":"it is the number `0`, and not a text"}}}
>> {"jsonrpc":"2.0","id":23,"method":"session.count","params":{"from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z","status":"ended"}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"status: there is no such field here; expected `from` or `to`","data":{"kind":"invalid_params","field":"status","reason":"there is no such field here; expected `from` or `to`"}}}

>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori","config":"a"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"a","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.update","params":{"name":"Ori","tick":1}}
<< {"jsonrpc":"2.0","id":2,"result":{"name":"Ori","config":"a","tick":1,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"galaxy.update","params":{"name":"Ori","tick":1}}
<< {"jsonrpc":"2.0","id":3,"result":{"name":"Ori","config":"a","tick":1,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"galaxy.update","params":{"name":"Ori","config":"b","if_version":1}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"galaxy \"Ori\" is at version 2, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"galaxy","key":"Ori","expected":1,"current":{"name":"Ori","config":"a","tick":1,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"galaxy.update","params":{"name":"Ori","config":"b","if_version":2}}
<< {"jsonrpc":"2.0","id":5,"result":{"name":"Ori","config":"b","tick":1,"version":3,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"galaxy.update","params":{"name":"Ori","config":null}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"config: it is null, and not a text of at most 1000000 characters","data":{"kind":"invalid_params","field":"config","reason":"it is null, and not a text of at most 1000000 characters"}}}
>> {"jsonrpc":"2.0","id":7,"method":"galaxy.update","params":{"name":"Vela","tick":1}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":404,"message":"there is no galaxy with the key \"Vela\"; check the key, or create it first","data":{"kind":"not_found","record":"galaxy","key":"Vela"}}}
!! reopen
>> {"jsonrpc":"2.0","id":8,"method":"galaxy.list","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[{"name":"Ori","config":"b","tick":1,"version":3,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}],"next":null}}

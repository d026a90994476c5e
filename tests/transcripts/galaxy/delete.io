# What is in a galaxy goes with it, counted by kind; what is in others stays.
>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.create","params":{"name":"Vela"}}
<< {"jsonrpc":"2.0","id":2,"result":{"name":"Vela","config":"","tick":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"galaxy.save","params":{"galaxy":{"name":"Ori"},"systems":[{"x":0,"y":0,"structures":[{"structure_type":"mine"},{"structure_type":"dock"}],"events":[{"completion_tick":3,"action_type":"build"}]},{"x":1,"y":0}]}}
<< {"jsonrpc":"2.0","id":3,"result":{"saved":{"galaxy":1,"star_system":2,"structure":2,"event":1},"seq":3}}
>> {"jsonrpc":"2.0","id":4,"method":"star_system.create","params":{"galaxy":"Vela","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":4,"result":{"system_id":3,"galaxy":"Vela","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"galaxy.delete","params":{"name":"Ori","if_version":2}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":409,"message":"galaxy \"Ori\" is at version 1, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"galaxy","key":"Ori","expected":2,"current":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":6,"method":"galaxy.delete","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":6,"result":{"deleted":{"event":1,"galaxy":1,"star_system":2,"structure":2},"seq":5}}
>> {"jsonrpc":"2.0","id":7,"method":"galaxy.delete","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":404,"message":"there is no galaxy with the key \"Ori\"; check the key, or create it first","data":{"kind":"not_found","record":"galaxy","key":"Ori"}}}
!! reopen
>> {"jsonrpc":"2.0","id":8,"method":"galaxy.load","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":404,"message":"there is no galaxy with the key \"Ori\"; check the key, or create it first","data":{"kind":"not_found","record":"galaxy","key":"Ori"}}}
>> {"jsonrpc":"2.0","id":9,"method":"galaxy.load","params":{"name":"Vela"}}
<< {"jsonrpc":"2.0","id":9,"result":{"galaxy":{"name":"Vela","config":"","tick":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},"systems":[{"system_id":3,"galaxy":"Vela","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","structures":[],"events":[]}]}}
>> {"jsonrpc":"2.0","id":10,"method":"structure.list","params":{}}
<< {"jsonrpc":"2.0","id":10,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":11,"method":"event.list","params":{}}
<< {"jsonrpc":"2.0","id":11,"result":{"items":[],"next":null}}

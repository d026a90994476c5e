>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":2,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"structure.create","params":{"system_id":1,"structure_type":"mine"}}
<< {"jsonrpc":"2.0","id":3,"result":{"structure_id":1,"system_id":1,"structure_type":"mine","level":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"event.create","params":{"system_id":1,"completion_tick":1,"action_type":"a"}}
<< {"jsonrpc":"2.0","id":4,"result":{"event_id":1,"system_id":1,"completion_tick":1,"action_type":"a","structure_type":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"star_system.delete","params":{"system_id":1,"if_version":3}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":409,"message":"star_system 1 is at version 1, not 3; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"star_system","key":1,"expected":3,"current":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":6,"method":"star_system.delete","params":{"system_id":1}}
<< {"jsonrpc":"2.0","id":6,"result":{"deleted":{"event":1,"star_system":1,"structure":1},"seq":5}}
>> {"jsonrpc":"2.0","id":7,"method":"star_system.delete","params":{"system_id":1}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":404,"message":"there is no star_system with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"star_system","key":1}}}
!! reopen
>> {"jsonrpc":"2.0","id":8,"method":"star_system.list","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":9,"method":"structure.list","params":{}}
<< {"jsonrpc":"2.0","id":9,"result":{"items":[],"next":null}}
# No number comes twice.
>> {"jsonrpc":"2.0","id":10,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":10,"result":{"system_id":2,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}

# A system moves, also to another galaxy, and what is in it stays in it.
>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.create","params":{"name":"Vela"}}
<< {"jsonrpc":"2.0","id":2,"result":{"name":"Vela","config":"","tick":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":3,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"star_system.create","params":{"galaxy":"Ori","x":1,"y":0}}
<< {"jsonrpc":"2.0","id":4,"result":{"system_id":2,"galaxy":"Ori","x":1,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"structure.create","params":{"system_id":1,"structure_type":"mine"}}
<< {"jsonrpc":"2.0","id":5,"result":{"structure_id":1,"system_id":1,"structure_type":"mine","level":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":6,"method":"star_system.update","params":{"system_id":1,"metal":5,"owner":"ann"}}
<< {"jsonrpc":"2.0","id":6,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":5,"crew":0,"water":0,"current_tick":0,"owner":"ann","version":2,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"star_system.update","params":{"system_id":1,"metal":5}}
<< {"jsonrpc":"2.0","id":7,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":5,"crew":0,"water":0,"current_tick":0,"owner":"ann","version":2,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"star_system.update","params":{"system_id":1,"owner":null}}
<< {"jsonrpc":"2.0","id":8,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":5,"crew":0,"water":0,"current_tick":0,"owner":null,"version":3,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"star_system.update","params":{"system_id":1,"x":1}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":409,"message":"star_system 2 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"star_system","key":2,"current":{"system_id":2,"galaxy":"Ori","x":1,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":10,"method":"star_system.update","params":{"system_id":1,"x":1,"y":1}}
<< {"jsonrpc":"2.0","id":10,"result":{"system_id":1,"galaxy":"Ori","x":1,"y":1,"metal":5,"crew":0,"water":0,"current_tick":0,"owner":null,"version":4,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":11,"method":"star_system.update","params":{"system_id":1,"galaxy":"Lyra"}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":422,"message":"galaxy: there is no galaxy with the key \"Lyra\"; create it first","data":{"kind":"missing_parent","field":"galaxy","record":"galaxy","key":"Lyra"}}}
>> {"jsonrpc":"2.0","id":12,"method":"star_system.update","params":{"system_id":1,"galaxy":"Vela"}}
<< {"jsonrpc":"2.0","id":12,"result":{"system_id":1,"galaxy":"Vela","x":1,"y":1,"metal":5,"crew":0,"water":0,"current_tick":0,"owner":null,"version":5,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":13,"method":"star_system.update","params":{"system_id":1,"metal":1,"if_version":1}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":409,"message":"star_system 1 is at version 5, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"star_system","key":1,"expected":1,"current":{"system_id":1,"galaxy":"Vela","x":1,"y":1,"metal":5,"crew":0,"water":0,"current_tick":0,"owner":null,"version":5,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":14,"method":"star_system.update","params":{"system_id":9,"metal":1}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":404,"message":"there is no star_system with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"star_system","key":9}}}
>> {"jsonrpc":"2.0","id":15,"method":"star_system.update","params":{"metal":1}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"system_id: it is missing","data":{"kind":"invalid_params","field":"system_id","reason":"it is missing"}}}
!! reopen
>> {"jsonrpc":"2.0","id":16,"method":"galaxy.load","params":{"name":"Vela"}}
<< {"jsonrpc":"2.0","id":16,"result":{"galaxy":{"name":"Vela","config":"","tick":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},"systems":[{"system_id":1,"galaxy":"Vela","x":1,"y":1,"metal":5,"crew":0,"water":0,"current_tick":0,"owner":null,"version":5,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z","structures":[{"structure_id":1,"system_id":1,"structure_type":"mine","level":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"events":[]}]}}
>> {"jsonrpc":"2.0","id":17,"method":"galaxy.load","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":17,"result":{"galaxy":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},"systems":[{"system_id":2,"galaxy":"Ori","x":1,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","structures":[],"events":[]}]}}

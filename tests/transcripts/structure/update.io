>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":2,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"star_system.create","params":{"galaxy":"Ori","x":1,"y":0}}
<< {"jsonrpc":"2.0","id":3,"result":{"system_id":2,"galaxy":"Ori","x":1,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"structure.create","params":{"system_id":1,"structure_type":"mine"}}
<< {"jsonrpc":"2.0","id":4,"result":{"structure_id":1,"system_id":1,"structure_type":"mine","level":0,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"structure.create","params":{"system_id":1,"structure_type":"dock"}}
<< {"jsonrpc":"2.0","id":5,"result":{"structure_id":2,"system_id":1,"structure_type":"dock","level":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"structure.create","params":{"system_id":2,"structure_type":"mine"}}
<< {"jsonrpc":"2.0","id":6,"result":{"structure_id":3,"system_id":2,"structure_type":"mine","level":0,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":7,"method":"structure.update","params":{"structure_id":1,"level":1}}
<< {"jsonrpc":"2.0","id":7,"result":{"structure_id":1,"system_id":1,"structure_type":"mine","level":1,"version":2,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"structure.update","params":{"structure_id":1,"level":1}}
<< {"jsonrpc":"2.0","id":8,"result":{"structure_id":1,"system_id":1,"structure_type":"mine","level":1,"version":2,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"structure.update","params":{"structure_id":1,"structure_type":"dock"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":409,"message":"structure 2 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"structure","key":2,"current":{"structure_id":2,"system_id":1,"structure_type":"dock","level":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":10,"method":"structure.update","params":{"structure_id":1,"system_id":2}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":409,"message":"structure 3 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"structure","key":3,"current":{"structure_id":3,"system_id":2,"structure_type":"mine","level":0,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":11,"method":"structure.update","params":{"structure_id":2,"system_id":2}}
<< {"jsonrpc":"2.0","id":11,"result":{"structure_id":2,"system_id":2,"structure_type":"dock","level":0,"version":2,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":12,"method":"structure.update","params":{"structure_id":1,"system_id":9}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":422,"message":"system_id: there is no star_system with the key 9; create it first","data":{"kind":"missing_parent","field":"system_id","record":"star_system","key":9}}}
>> {"jsonrpc":"2.0","id":13,"method":"structure.update","params":{"structure_id":1,"level":2,"if_version":1}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":409,"message":"structure 1 is at version 2, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"structure","key":1,"expected":1,"current":{"structure_id":1,"system_id":1,"structure_type":"mine","level":1,"version":2,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":14,"method":"structure.delete","params":{"structure_id":3,"if_version":2}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":409,"message":"structure 3 is at version 1, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"structure","key":3,"expected":2,"current":{"structure_id":3,"system_id":2,"structure_type":"mine","level":0,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":15,"method":"structure.delete","params":{"structure_id":3}}
<< {"jsonrpc":"2.0","id":15,"result":{"deleted":{"structure":1},"seq":9}}
!! reopen
>> {"jsonrpc":"2.0","id":16,"method":"structure.list","params":{}}
<< {"jsonrpc":"2.0","id":16,"result":{"items":[{"structure_id":1,"system_id":1,"structure_type":"mine","level":1,"version":2,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"},{"structure_id":2,"system_id":2,"structure_type":"dock","level":0,"version":2,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}],"next":null}}

>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":2,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"star_system.create","params":{"galaxy":"Ori","x":1,"y":0}}
<< {"jsonrpc":"2.0","id":3,"result":{"system_id":2,"galaxy":"Ori","x":1,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"event.create","params":{"system_id":1,"completion_tick":5,"action_type":"build","structure_type":"mine"}}
<< {"jsonrpc":"2.0","id":4,"result":{"event_id":1,"system_id":1,"completion_tick":5,"action_type":"build","structure_type":"mine","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":5,"method":"event.update","params":{"event_id":1,"completion_tick":6}}
<< {"jsonrpc":"2.0","id":5,"result":{"event_id":1,"system_id":1,"completion_tick":6,"action_type":"build","structure_type":"mine","version":2,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"event.update","params":{"event_id":1,"completion_tick":6}}
<< {"jsonrpc":"2.0","id":6,"result":{"event_id":1,"system_id":1,"completion_tick":6,"action_type":"build","structure_type":"mine","version":2,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"event.update","params":{"event_id":1,"structure_type":null,"action_type":"fly"}}
<< {"jsonrpc":"2.0","id":7,"result":{"event_id":1,"system_id":1,"completion_tick":6,"action_type":"fly","structure_type":null,"version":3,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"event.update","params":{"event_id":1,"system_id":2}}
<< {"jsonrpc":"2.0","id":8,"result":{"event_id":1,"system_id":2,"completion_tick":6,"action_type":"fly","structure_type":null,"version":4,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"event.update","params":{"event_id":1,"system_id":3}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":422,"message":"system_id: there is no star_system with the key 3; create it first","data":{"kind":"missing_parent","field":"system_id","record":"star_system","key":3}}}
>> {"jsonrpc":"2.0","id":10,"method":"event.update","params":{"event_id":1,"action_type":null}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"action_type: it is null, and not a text of at most 100 characters","data":{"kind":"invalid_params","field":"action_type","reason":"it is null, and not a text of at most 100 characters"}}}
>> {"jsonrpc":"2.0","id":11,"method":"event.update","params":{"event_id":1,"completion_tick":1,"if_version":1}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":409,"message":"event 1 is at version 4, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"event","key":1,"expected":1,"current":{"event_id":1,"system_id":2,"completion_tick":6,"action_type":"fly","structure_type":null,"version":4,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}}}
!! reopen
>> {"jsonrpc":"2.0","id":12,"method":"event.list","params":{}}
<< {"jsonrpc":"2.0","id":12,"result":{"items":[{"event_id":1,"system_id":2,"completion_tick":6,"action_type":"fly","structure_type":null,"version":4,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":13,"method":"event.delete","params":{"event_id":1,"if_version":1}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":409,"message":"event 1 is at version 4, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"event","key":1,"expected":1,"current":{"event_id":1,"system_id":2,"completion_tick":6,"action_type":"fly","structure_type":null,"version":4,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":14,"method":"event.delete","params":{"event_id":1}}
<< {"jsonrpc":"2.0","id":14,"result":{"deleted":{"event":1},"seq":8}}

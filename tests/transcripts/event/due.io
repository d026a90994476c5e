# What is due in a galaxy by a tick, by tick and then by id.
>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.create","params":{"name":"Vela"}}
<< {"jsonrpc":"2.0","id":2,"result":{"name":"Vela","config":"","tick":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":3,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"star_system.create","params":{"galaxy":"Ori","x":1,"y":0}}
<< {"jsonrpc":"2.0","id":4,"result":{"system_id":2,"galaxy":"Ori","x":1,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"star_system.create","params":{"galaxy":"Vela","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":5,"result":{"system_id":3,"galaxy":"Vela","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"event.create","params":{"system_id":2,"completion_tick":5,"action_type":"a"}}
<< {"jsonrpc":"2.0","id":6,"result":{"event_id":1,"system_id":2,"completion_tick":5,"action_type":"a","structure_type":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"event.create","params":{"system_id":1,"completion_tick":5,"action_type":"b"}}
<< {"jsonrpc":"2.0","id":7,"result":{"event_id":2,"system_id":1,"completion_tick":5,"action_type":"b","structure_type":null,"version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"event.create","params":{"system_id":1,"completion_tick":3,"action_type":"c"}}
<< {"jsonrpc":"2.0","id":8,"result":{"event_id":3,"system_id":1,"completion_tick":3,"action_type":"c","structure_type":null,"version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"event.create","params":{"system_id":2,"completion_tick":6,"action_type":"d"}}
<< {"jsonrpc":"2.0","id":9,"result":{"event_id":4,"system_id":2,"completion_tick":6,"action_type":"d","structure_type":null,"version":1,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"event.create","params":{"system_id":3,"completion_tick":1,"action_type":"e"}}
<< {"jsonrpc":"2.0","id":10,"result":{"event_id":5,"system_id":3,"completion_tick":1,"action_type":"e","structure_type":null,"version":1,"seq":10,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":11,"method":"event.create","params":{"system_id":1,"completion_tick":9223372036854775807,"action_type":"f"}}
<< {"jsonrpc":"2.0","id":11,"result":{"event_id":6,"system_id":1,"completion_tick":9223372036854775807,"action_type":"f","structure_type":null,"version":1,"seq":11,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":12,"method":"event.create","params":{"system_id":1,"completion_tick":-9223372036854775808,"action_type":"g"}}
<< {"jsonrpc":"2.0","id":12,"result":{"event_id":7,"system_id":1,"completion_tick":-9223372036854775808,"action_type":"g","structure_type":null,"version":1,"seq":12,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":13,"method":"event.due","params":{"galaxy":"Ori","tick":5}}
<< {"jsonrpc":"2.0","id":13,"result":{"items":[{"event_id":7,"system_id":1,"completion_tick":-9223372036854775808,"action_type":"g","structure_type":null,"version":1,"seq":12,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":3,"system_id":1,"completion_tick":3,"action_type":"c","structure_type":null,"version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":1,"system_id":2,"completion_tick":5,"action_type":"a","structure_type":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":2,"system_id":1,"completion_tick":5,"action_type":"b","structure_type":null,"version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}]}}
>> {"jsonrpc":"2.0","id":14,"method":"event.due","params":{"galaxy":"Ori","tick":4}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[{"event_id":7,"system_id":1,"completion_tick":-9223372036854775808,"action_type":"g","structure_type":null,"version":1,"seq":12,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":3,"system_id":1,"completion_tick":3,"action_type":"c","structure_type":null,"version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}]}}
>> {"jsonrpc":"2.0","id":15,"method":"event.due","params":{"galaxy":"Ori","tick":-9223372036854775808}}
<< {"jsonrpc":"2.0","id":15,"result":{"items":[{"event_id":7,"system_id":1,"completion_tick":-9223372036854775808,"action_type":"g","structure_type":null,"version":1,"seq":12,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}]}}
>> {"jsonrpc":"2.0","id":16,"method":"event.due","params":{"galaxy":"Ori","tick":9223372036854775807}}
<< {"jsonrpc":"2.0","id":16,"result":{"items":[{"event_id":7,"system_id":1,"completion_tick":-9223372036854775808,"action_type":"g","structure_type":null,"version":1,"seq":12,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":3,"system_id":1,"completion_tick":3,"action_type":"c","structure_type":null,"version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":1,"system_id":2,"completion_tick":5,"action_type":"a","structure_type":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":2,"system_id":1,"completion_tick":5,"action_type":"b","structure_type":null,"version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":4,"system_id":2,"completion_tick":6,"action_type":"d","structure_type":null,"version":1,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":6,"system_id":1,"completion_tick":9223372036854775807,"action_type":"f","structure_type":null,"version":1,"seq":11,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}]}}
>> {"jsonrpc":"2.0","id":17,"method":"event.due","params":{"galaxy":"Vela","tick":0}}
<< {"jsonrpc":"2.0","id":17,"result":{"items":[]}}
# What moves or goes is not where it was.
>> {"jsonrpc":"2.0","id":18,"method":"event.update","params":{"event_id":3,"completion_tick":9}}
<< {"jsonrpc":"2.0","id":18,"result":{"event_id":3,"system_id":1,"completion_tick":9,"action_type":"c","structure_type":null,"version":2,"seq":13,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":19,"method":"event.delete","params":{"event_id":7}}
<< {"jsonrpc":"2.0","id":19,"result":{"deleted":{"event":1},"seq":14}}
>> {"jsonrpc":"2.0","id":20,"method":"event.update","params":{"event_id":5,"system_id":1}}
<< {"jsonrpc":"2.0","id":20,"result":{"event_id":5,"system_id":1,"completion_tick":1,"action_type":"e","structure_type":null,"version":2,"seq":15,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":21,"method":"event.due","params":{"galaxy":"Ori","tick":5}}
<< {"jsonrpc":"2.0","id":21,"result":{"items":[{"event_id":5,"system_id":1,"completion_tick":1,"action_type":"e","structure_type":null,"version":2,"seq":15,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":1,"system_id":2,"completion_tick":5,"action_type":"a","structure_type":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"event_id":2,"system_id":1,"completion_tick":5,"action_type":"b","structure_type":null,"version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}]}}
>> {"jsonrpc":"2.0","id":22,"method":"event.due","params":{"galaxy":"Lyra","tick":5}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":404,"message":"there is no galaxy with the key \"Lyra\"; check the key, or create it first","data":{"kind":"not_found","record":"galaxy","key":"Lyra"}}}
>> {"jsonrpc":"2.0","id":23,"method":"event.due","params":{"galaxy":"Ori"}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"tick: it is missing","data":{"kind":"invalid_params","field":"tick","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":24,"method":"event.due","params":{"tick":5}}
<< {"jsonrpc":"2.0","id":24,"error":{"code":-32602,"message":"galaxy: it is missing","data":{"kind":"invalid_params","field":"galaxy","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":25,"method":"event.due","params":{"galaxy":"Ori","tick":"5"}}
<< {"jsonrpc":"2.0","id":25,"error":{"code":-32602,"message":"tick: it is the text \"5\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"tick","reason":"it is the text \"5\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":26,"method":"event.due","params":{"galaxy":"Ori","tick":5,"limit":1}}
<< {"jsonrpc":"2.0","id":26,"error":{"code":-32602,"message":"limit: there is no such field here; expected `galaxy` or `tick`","data":{"kind":"invalid_params","field":"limit","reason":"there is no such field here; expected `galaxy` or `tick`"}}}

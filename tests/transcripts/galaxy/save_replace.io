# With `replace` the systems that are not given go, with all that is in them.
>> {"jsonrpc":"2.0","id":1,"method":"galaxy.save","params":{"galaxy":{"name":"Ori","config":"spiral","tick":40},"systems":[{"x":0,"y":0,"metal":10,"crew":2,"water":3,"current_tick":40,"owner":"ann","structures":[{"structure_type":"mine","level":2},{"structure_type":"dock"}],"events":[{"completion_tick":44,"action_type":"upgrade","structure_type":"mine"},{"completion_tick":42,"action_type":"arrive"}]},{"x":1,"y":0,"structures":[],"events":[]},{"x":-1,"y":5}]}}
<< {"jsonrpc":"2.0","id":1,"result":{"saved":{"galaxy":1,"star_system":3,"structure":2,"event":2},"seq":1}}
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.save","params":{"galaxy":{"name":"Ori"},"systems":[{"x":1,"y":0,"metal":1},{"x":0,"y":0,"system_id":3}],"replace":true}}
<< {"jsonrpc":"2.0","id":2,"result":{"saved":{"galaxy":1,"star_system":2,"structure":0,"event":0},"seq":2}}
>> {"jsonrpc":"2.0","id":3,"method":"galaxy.load","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":3,"result":{"galaxy":{"name":"Ori","config":"spiral","tick":40,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},"systems":[{"system_id":2,"galaxy":"Ori","x":1,"y":0,"metal":1,"crew":0,"water":0,"current_tick":0,"owner":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","structures":[],"events":[]},{"system_id":3,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","structures":[],"events":[]}]}}
>> {"jsonrpc":"2.0","id":4,"method":"structure.list","params":{}}
<< {"jsonrpc":"2.0","id":4,"result":{"items":[],"next":null}}
!! reopen
>> {"jsonrpc":"2.0","id":5,"method":"galaxy.load","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":5,"result":{"galaxy":{"name":"Ori","config":"spiral","tick":40,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},"systems":[{"system_id":2,"galaxy":"Ori","x":1,"y":0,"metal":1,"crew":0,"water":0,"current_tick":0,"owner":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","structures":[],"events":[]},{"system_id":3,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","structures":[],"events":[]}]}}
>> {"jsonrpc":"2.0","id":6,"method":"galaxy.save","params":{"galaxy":{"name":"Ori"},"systems":[],"replace":true}}
<< {"jsonrpc":"2.0","id":6,"result":{"saved":{"galaxy":1,"star_system":0,"structure":0,"event":0},"seq":3}}
>> {"jsonrpc":"2.0","id":7,"method":"galaxy.load","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":7,"result":{"galaxy":{"name":"Ori","config":"spiral","tick":40,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},"systems":[]}}

# The list of vessels with what is aboard and whom they are docked with; filters and pages as for interiors.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"C","vessel_name":"The C","vessel_type":"boat","owner":"Ann"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"C","vessel_name":"The C","vessel_type":"boat","owner":"Ann","max_rooms":4,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A","vessel_type":"raft","owner":"Ann"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"raft","owner":"Ann","max_rooms":2,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B","vessel_type":"boat","owner":"Bob"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"boat","owner":"Bob","max_rooms":4,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"docking.create","params":{"ship1_id":"C","ship2_id":"A","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":4,"result":{"dock_id":1,"ship1_id":"C","ship2_id":"A","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"cargo.create","params":{"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":5,"result":{"manifest_id":1,"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"cargo.create","params":{"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":6,"result":{"manifest_id":2,"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"crew.create","params":{"ship_id":"B","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":7,"result":{"crew_id":1,"ship_id":"B","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[{"ship_id":"A","vessel_name":"The A","vessel_type":"raft","owner":"Ann","cargo_count":2,"crew_count":0,"docked_with":"C"},{"ship_id":"B","vessel_name":"The B","vessel_type":"boat","owner":"Bob","cargo_count":0,"crew_count":1,"docked_with":null},{"ship_id":"C","vessel_name":"The C","vessel_type":"boat","owner":"Ann","cargo_count":0,"crew_count":0,"docked_with":"A"}],"next":null}}
>> {"jsonrpc":"2.0","id":9,"method":"vessel.list","params":{"vessel_type":"boat"}}
<< {"jsonrpc":"2.0","id":9,"result":{"items":[{"ship_id":"B","vessel_name":"The B","vessel_type":"boat","owner":"Bob","cargo_count":0,"crew_count":1,"docked_with":null},{"ship_id":"C","vessel_name":"The C","vessel_type":"boat","owner":"Ann","cargo_count":0,"crew_count":0,"docked_with":"A"}],"next":null}}
>> {"jsonrpc":"2.0","id":10,"method":"vessel.list","params":{"owner":"Ann"}}
<< {"jsonrpc":"2.0","id":10,"result":{"items":[{"ship_id":"A","vessel_name":"The A","vessel_type":"raft","owner":"Ann","cargo_count":2,"crew_count":0,"docked_with":"C"},{"ship_id":"C","vessel_name":"The C","vessel_type":"boat","owner":"Ann","cargo_count":0,"crew_count":0,"docked_with":"A"}],"next":null}}
>> {"jsonrpc":"2.0","id":11,"method":"vessel.list","params":{"vessel_type":"boat","owner":"Ann"}}
<< {"jsonrpc":"2.0","id":11,"result":{"items":[{"ship_id":"C","vessel_name":"The C","vessel_type":"boat","owner":"Ann","cargo_count":0,"crew_count":0,"docked_with":"A"}],"next":null}}
>> {"jsonrpc":"2.0","id":12,"method":"vessel.list","params":{"limit":2}}
<< {"jsonrpc":"2.0","id":12,"result":{"items":[{"ship_id":"A","vessel_name":"The A","vessel_type":"raft","owner":"Ann","cargo_count":2,"crew_count":0,"docked_with":"C"},{"ship_id":"B","vessel_name":"The B","vessel_type":"boat","owner":"Bob","cargo_count":0,"crew_count":1,"docked_with":null}],"next":"B"}}
>> {"jsonrpc":"2.0","id":13,"method":"vessel.list","params":{"limit":2,"after":"B"}}
<< {"jsonrpc":"2.0","id":13,"result":{"items":[{"ship_id":"C","vessel_name":"The C","vessel_type":"boat","owner":"Ann","cargo_count":0,"crew_count":0,"docked_with":"A"}],"next":null}}
>> {"jsonrpc":"2.0","id":14,"method":"vessel.list","params":{"after":"C"}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":15,"method":"docking.undock","params":{"ship_id":"C"}}
<< {"jsonrpc":"2.0","id":15,"result":{"dock_id":1,"ship1_id":"C","ship2_id":"A","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"completed","dock_time":"2026-01-01T00:00:00.000Z","undock_time":"2026-01-01T00:00:00.000Z","version":2,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":16,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"C","cargo_room":1}}
<< {"jsonrpc":"2.0","id":16,"result":{"from":null,"to":{"manifest_id":1,"ship_id":"C","cargo_room":1,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":2,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}
!! reopen
>> {"jsonrpc":"2.0","id":17,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":17,"result":{"items":[{"ship_id":"A","vessel_name":"The A","vessel_type":"raft","owner":"Ann","cargo_count":1,"crew_count":0,"docked_with":null},{"ship_id":"B","vessel_name":"The B","vessel_type":"boat","owner":"Bob","cargo_count":0,"crew_count":1,"docked_with":null},{"ship_id":"C","vessel_name":"The C","vessel_type":"boat","owner":"Ann","cargo_count":1,"crew_count":0,"docked_with":null}],"next":null}}
>> {"jsonrpc":"2.0","id":18,"method":"vessel.list","params":{"limit":0}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"limit: 0 is not from 1 to 1000","data":{"kind":"invalid_params","field":"limit","reason":"0 is not from 1 to 1000"}}}
>> {"jsonrpc":"2.0","id":19,"method":"vessel.list","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"ship_id: there is no such field here; expected one of `vessel_type`, `owner`, `limit`, `after`","data":{"kind":"invalid_params","field":"ship_id","reason":"there is no such field here; expected one of `vessel_type`, `owner`, `limit`, `after`"}}}
>> {"jsonrpc":"2.0","id":20,"method":"vessel.list","params":{"after":null,"limit":1}}
<< {"jsonrpc":"2.0","id":20,"result":{"items":[{"ship_id":"A","vessel_name":"The A","vessel_type":"raft","owner":"Ann","cargo_count":1,"crew_count":0,"docked_with":null}],"next":"A"}}

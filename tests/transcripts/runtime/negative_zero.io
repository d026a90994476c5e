# Real numbers are kept to the bit: -0.0 is another number than 0.0, in memory, on disk, and after an update of something else.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"runtime.create","params":{"ship_id":"A","x":-0.0,"y":0.0,"z":-0,"heading":-0.0e5}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"A","x":-0.0,"y":0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":3,"method":"runtime.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"A","x":-0.0,"y":0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"runtime.update","params":{"ship_id":"A","x":0.0}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"A","x":0.0,"y":0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":2,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"runtime.update","params":{"ship_id":"A","y":-0.0,"durability":"deferred"}}
<< {"jsonrpc":"2.0","id":5,"result":{"ship_id":"A","x":0.0,"y":-0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":3,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":6,"result":{"ok":true,"findings":[]}}
>> {"jsonrpc":"2.0","id":7,"method":"changes.list","params":{"from_seq":2}}
<< {"jsonrpc":"2.0","id":7,"result":{"items":[{"seq":2,"at":"2026-01-01T00:00:00.000Z","changes":[{"kind":"runtime","op":"create","key":"A","version":1,"record":{"ship_id":"A","x":-0.0,"y":0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}]},{"seq":3,"at":"2026-01-01T00:00:00.000Z","changes":[{"kind":"runtime","op":"update","key":"A","version":2,"record":{"ship_id":"A","x":0.0,"y":0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":2,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}]},{"seq":4,"at":"2026-01-01T00:00:00.000Z","changes":[{"kind":"runtime","op":"update","key":"A","version":3,"record":{"ship_id":"A","x":0.0,"y":-0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":3,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}]}],"next_seq":5,"last_seq":4}}
!! reopen
>> {"jsonrpc":"2.0","id":8,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[{"ship_id":"A","x":0.0,"y":-0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":3,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":9,"method":"runtime.update","params":{"ship_id":"A","y":-0.0,"z":-0.0}}
<< {"jsonrpc":"2.0","id":9,"result":{"ship_id":"A","x":0.0,"y":-0.0,"z":-0.0,"heading":-0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":3,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}

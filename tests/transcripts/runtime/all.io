# Ships under way are created, with what is not given by default, loaded, changed, listed and deleted.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"C","vessel_name":"The C"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"C","vessel_name":"The C","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"runtime.create","params":{"ship_id":"B"}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"B","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"runtime.create","params":{"ship_id":"A","x":1.5,"y":-2000.0,"z":0.1,"heading":359.9,"speed":12,"location":{"zone":"reef","sector":[1,2]},"autopilot":"travelling","waypoint":[3,4.0],"condition":{"hull":97.5,"sails":{"main":"torn"}}}}
<< {"jsonrpc":"2.0","id":5,"result":{"ship_id":"A","x":1.5,"y":-2000.0,"z":0.1,"heading":359.9,"speed":12.0,"location":{"zone":"reef","sector":[1,2]},"autopilot":"travelling","waypoint":[3,4.0],"condition":{"hull":97.5,"sails":{"main":"torn"}},"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"runtime.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":6,"result":{"ship_id":"A","x":1.5,"y":-2000.0,"z":0.1,"heading":359.9,"speed":12.0,"location":{"zone":"reef","sector":[1,2]},"autopilot":"travelling","waypoint":[3,4.0],"condition":{"hull":97.5,"sails":{"main":"torn"}},"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 1
>> {"jsonrpc":"2.0","id":7,"method":"runtime.update","params":{"ship_id":"A","x":2.5,"location":null,"waypoint":"Port Royal","condition":{"hull":1.2345678901234568e+22}}}
<< {"jsonrpc":"2.0","id":7,"result":{"ship_id":"A","x":2.5,"y":-2000.0,"z":0.1,"heading":359.9,"speed":12.0,"location":null,"autopilot":"travelling","waypoint":"Port Royal","condition":{"hull":1.2345678901234568e+22},"version":2,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:01.000Z"}}
# Any JSON is kept as it was written.
>> {"jsonrpc":"2.0","id":"as written","method":"runtime.update","params":{"ship_id":"A","location": 1.10 ,"waypoint":{"b": 1e2, "a":[ ]},"condition":{"n":12345678901234567890123,"t":"\u00e9"}}}
<< {"jsonrpc":"2.0","id":"as written","result":{"ship_id":"A","x":2.5,"y":-2000.0,"z":0.1,"heading":359.9,"speed":12.0,"location":1.10,"autopilot":"travelling","waypoint":{"b":1e2,"a":[]},"condition":{"n":12345678901234567890123,"t":"\u00e9"},"version":3,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:01.000Z"}}
# What changes nothing leaves version and seq as they were.
>> {"jsonrpc":"2.0","id":8,"method":"runtime.update","params":{"ship_id":"A","x":2.5,"autopilot":"travelling","if_version":3}}
<< {"jsonrpc":"2.0","id":8,"result":{"ship_id":"A","x":2.5,"y":-2000.0,"z":0.1,"heading":359.9,"speed":12.0,"location":1.10,"autopilot":"travelling","waypoint":{"b":1e2,"a":[]},"condition":{"n":12345678901234567890123,"t":"\u00e9"},"version":3,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:01.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"runtime.update","params":{"ship_id":"A","heading":-0.0,"autopilot":"paused","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":9,"result":{"ship_id":"A","x":2.5,"y":-2000.0,"z":0.1,"heading":-0.0,"speed":12.0,"location":1.10,"autopilot":"paused","waypoint":{"b":1e2,"a":[]},"condition":{"n":12345678901234567890123,"t":"\u00e9"},"version":4,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:01.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"runtime.create","params":{"ship_id":"C","autopilot":"paused"}}
<< {"jsonrpc":"2.0","id":10,"result":{"ship_id":"C","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"paused","waypoint":null,"condition":{},"version":1,"seq":9,"created_at":"2026-01-01T00:00:01.000Z","updated_at":"2026-01-01T00:00:01.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":11,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":11,"result":{"items":[{"ship_id":"A","x":2.5,"y":-2000.0,"z":0.1,"heading":-0.0,"speed":12.0,"location":1.10,"autopilot":"paused","waypoint":{"b":1e2,"a":[]},"condition":{"n":12345678901234567890123,"t":"\u00e9"},"version":4,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:01.000Z"},{"ship_id":"B","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"ship_id":"C","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"paused","waypoint":null,"condition":{},"version":1,"seq":9,"created_at":"2026-01-01T00:00:01.000Z","updated_at":"2026-01-01T00:00:01.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":12,"method":"runtime.list","params":{"autopilot":"paused"}}
<< {"jsonrpc":"2.0","id":12,"result":{"items":[{"ship_id":"A","x":2.5,"y":-2000.0,"z":0.1,"heading":-0.0,"speed":12.0,"location":1.10,"autopilot":"paused","waypoint":{"b":1e2,"a":[]},"condition":{"n":12345678901234567890123,"t":"\u00e9"},"version":4,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:01.000Z"},{"ship_id":"C","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"paused","waypoint":null,"condition":{},"version":1,"seq":9,"created_at":"2026-01-01T00:00:01.000Z","updated_at":"2026-01-01T00:00:01.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":13,"method":"runtime.list","params":{"autopilot":"paused","limit":1}}
<< {"jsonrpc":"2.0","id":13,"result":{"items":[{"ship_id":"A","x":2.5,"y":-2000.0,"z":0.1,"heading":-0.0,"speed":12.0,"location":1.10,"autopilot":"paused","waypoint":{"b":1e2,"a":[]},"condition":{"n":12345678901234567890123,"t":"\u00e9"},"version":4,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:01.000Z"}],"next":"A"}}
>> {"jsonrpc":"2.0","id":14,"method":"runtime.list","params":{"autopilot":"paused","after":"A"}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[{"ship_id":"C","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"paused","waypoint":null,"condition":{},"version":1,"seq":9,"created_at":"2026-01-01T00:00:01.000Z","updated_at":"2026-01-01T00:00:01.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":15,"method":"runtime.delete","params":{"ship_id":"C","if_version":1}}
<< {"jsonrpc":"2.0","id":15,"result":{"deleted":{"runtime":1},"seq":10}}
>> {"jsonrpc":"2.0","id":16,"method":"runtime.load","params":{"ship_id":"C"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":404,"message":"there is no runtime with the key \"C\"; check the key, or create it first","data":{"kind":"not_found","record":"runtime","key":"C"}}}
>> {"jsonrpc":"2.0","id":17,"method":"interior.load","params":{"ship_id":"C"}}
<< {"jsonrpc":"2.0","id":17,"result":{"ship_id":"C","vessel_name":"The C","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
# It goes with its ship.
>> {"jsonrpc":"2.0","id":18,"method":"vessel.delete","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":18,"result":{"deleted":{"interior":1,"runtime":1},"seq":11}}
>> {"jsonrpc":"2.0","id":19,"method":"interior.delete","params":{"ship_id":"B"}}
<< {"jsonrpc":"2.0","id":19,"result":{"deleted":{"interior":1,"runtime":1},"seq":12}}
>> {"jsonrpc":"2.0","id":20,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":20,"result":{"items":[],"next":null}}
!! reopen
>> {"jsonrpc":"2.0","id":21,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":21,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":22,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":22,"result":{"ok":true,"findings":[]}}

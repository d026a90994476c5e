# Many ships under way in one change: those that are missing are made, of the others only the given fields change.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"C","vessel_name":"The C"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"C","vessel_name":"The C","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"runtime.create","params":{"ship_id":"A","x":1.5,"autopilot":"paused","condition":{"hull":97.5},"waypoint":[1]}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"A","x":1.5,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"paused","waypoint":[1],"condition":{"hull":97.5},"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","y":2,"waypoint":null},{"ship_id":"B","speed":3.25}]}}
<< {"jsonrpc":"2.0","id":5,"result":{"updated":2,"seq":5}}
>> {"jsonrpc":"2.0","id":6,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":6,"result":{"items":[{"ship_id":"A","x":1.5,"y":2.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"paused","waypoint":null,"condition":{"hull":97.5},"version":2,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"ship_id":"B","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":3.25,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
# The same again changes nothing.
>> {"jsonrpc":"2.0","id":7,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","y":2,"waypoint":null},{"ship_id":"B","speed":3.25}]}}
<< {"jsonrpc":"2.0","id":7,"result":{"updated":2,"seq":5}}
>> {"jsonrpc":"2.0","id":8,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[{"ship_id":"A","x":1.5,"y":2.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"paused","waypoint":null,"condition":{"hull":97.5},"version":2,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"ship_id":"B","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":3.25,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
# Deferred, they have no number yet. The last of two for one ship counts.
>> {"jsonrpc":"2.0","id":9,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","y":3},{"ship_id":"C"},{"ship_id":"A","y":4}],"durability":"deferred"}}
<< {"jsonrpc":"2.0","id":9,"result":{"updated":3,"seq":null}}
# What finds all as it should be says no more: it may rest on what waits.
>> {"jsonrpc":"2.0","id":17,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","y":4}],"durability":"deferred"}}
<< {"jsonrpc":"2.0","id":17,"result":{"updated":1,"seq":null}}
>> {"jsonrpc":"2.0","id":10,"method":"runtime.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":10,"result":{"ship_id":"A","x":1.5,"y":4.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"paused","waypoint":null,"condition":{"hull":97.5},"version":4,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
# What was listed may be given back as it came.
>> {"jsonrpc":"2.0","id":11,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}]}}
<< {"jsonrpc":"2.0","id":11,"result":{"updated":1,"seq":7}}
>> {"jsonrpc":"2.0","id":12,"method":"fleet.update_runtime","params":{"items":[]}}
<< {"jsonrpc":"2.0","id":12,"result":{"updated":0,"seq":7}}
!! reopen
>> {"jsonrpc":"2.0","id":13,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":13,"result":{"items":[{"ship_id":"A","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":5,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"ship_id":"B","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":3.25,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"ship_id":"C","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
# As part of a batch.
>> {"jsonrpc":"2.0","id":14,"method":"batch.apply","params":{"operations":[{"method":"interior.create","params":{"ship_id":"D","vessel_name":"The D"}},{"method":"fleet.update_runtime","params":{"items":[{"ship_id":"D","x":1}]}}]}}
<< {"jsonrpc":"2.0","id":14,"result":{"results":[{"ship_id":"D","vessel_name":"The D","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"updated":1,"seq":8}]}}
>> {"jsonrpc":"2.0","id":15,"method":"vessel.delete","params":{"ship_id":"D"}}
<< {"jsonrpc":"2.0","id":15,"result":{"deleted":{"interior":1,"runtime":1},"seq":9}}
>> {"jsonrpc":"2.0","id":16,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":16,"result":{"ok":true,"findings":[]}}

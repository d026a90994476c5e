# A record that one operation makes and a later one deletes: its number in the change log and its id do not come twice.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"batch.apply","params":{"operations":[{"method":"cargo.create","params":{"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}},{"method":"cargo.delete","params":{"manifest_id":1}}]}}
<< {"jsonrpc":"2.0","id":2,"result":{"results":[{"manifest_id":1,"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"deleted":{"cargo":1},"seq":2}]}}
>> {"jsonrpc":"2.0","id":3,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":3,"result":{"status":"ok","reason":null,"since":null,"other_writers":null,"last_seq":2,"durable_seq":2,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
>> {"jsonrpc":"2.0","id":4,"method":"cargo.create","params":{"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":4,"result":{"manifest_id":2,"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"batch.apply","params":{"operations":[{"method":"crew.create","params":{"ship_id":"A","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}},{"method":"crew.delete","params":{"crew_id":1}}]}}
<< {"jsonrpc":"2.0","id":5,"result":{"results":[{"crew_id":1,"ship_id":"A","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"deleted":{"crew":1},"seq":4}]}}
!! reopen
>> {"jsonrpc":"2.0","id":6,"method":"crew.create","params":{"ship_id":"A","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":6,"result":{"crew_id":2,"ship_id":"A","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":7,"result":{"status":"ok","reason":null,"since":null,"other_writers":null,"last_seq":5,"durable_seq":5,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
>> {"jsonrpc":"2.0","id":8,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"B","vessel_name":"The B"}},{"interior":{"ship_id":"C","vessel_name":"The C"}}]}}
<< {"jsonrpc":"2.0","id":8,"result":{"saved":2,"seq":6}}
# Deleted and made again, it is a new one.
>> {"jsonrpc":"2.0","id":9,"method":"batch.apply","params":{"operations":[{"method":"interior.delete","params":{"ship_id":"B"}},{"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}]}}
<< {"jsonrpc":"2.0","id":9,"result":{"results":[{"deleted":{"interior":1},"seq":7},{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}]}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.load","params":{"ship_id":"B"}}
<< {"jsonrpc":"2.0","id":10,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":11,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":11,"result":{"ok":true,"findings":[]}}

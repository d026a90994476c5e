# Several vessels are saved in one change, with one number in the change log.
>> {"jsonrpc":"2.0","id":1,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"},"cargo":[{"cargo_room":70001,"item_vnum":1,"item_name":"salt","item_count":1}]},{"interior":{"ship_id":"B","vessel_name":"The B"},"crew":[{"npc_vnum":1,"npc_name":"Pia","assigned_room":1}],"if_version":0},{"interior":{"ship_id":"C","vessel_name":"The C"}}]}}
<< {"jsonrpc":"2.0","id":1,"result":{"saved":3,"seq":1}}
>> {"jsonrpc":"2.0","id":2,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":2,"result":{"items":[{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","cargo_count":1,"crew_count":0,"docked_with":null},{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":1,"docked_with":null},{"ship_id":"C","vessel_name":"The C","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":0,"docked_with":null}],"next":null}}
# The same again changes nothing.
>> {"jsonrpc":"2.0","id":3,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"},"cargo":[{"manifest_id":1}]},{"interior":{"ship_id":"B","vessel_name":"The B"}},{"interior":{"ship_id":"C","vessel_name":"The C"}}]}}
<< {"jsonrpc":"2.0","id":3,"result":{"saved":3,"seq":1}}
>> {"jsonrpc":"2.0","id":4,"method":"fleet.save","params":{"vessels":[]}}
<< {"jsonrpc":"2.0","id":4,"result":{"saved":0,"seq":1}}
>> {"jsonrpc":"2.0","id":5,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":5,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":1,"durable_seq":1,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
# A vessel may come twice; the later entry finds what the earlier did.
>> {"jsonrpc":"2.0","id":6,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"},"cargo":[]},{"interior":{"ship_id":"D","vessel_name":"The D"}},{"interior":{"ship_id":"D","owner":"Ann"}}]}}
<< {"jsonrpc":"2.0","id":6,"result":{"saved":3,"seq":2}}
!! reopen
>> {"jsonrpc":"2.0","id":7,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":7,"result":{"items":[{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":0,"docked_with":null},{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":1,"docked_with":null},{"ship_id":"C","vessel_name":"The C","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":0,"docked_with":null},{"ship_id":"D","vessel_name":"The D","vessel_type":"ship","owner":"Ann","cargo_count":0,"crew_count":0,"docked_with":null}],"next":null}}
>> {"jsonrpc":"2.0","id":8,"method":"interior.load","params":{"ship_id":"D"}}
<< {"jsonrpc":"2.0","id":8,"result":{"ship_id":"D","vessel_name":"The D","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}

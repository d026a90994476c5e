# Deleting a ship takes its dockings, cargo and crew along, and counts them.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S2","vessel_name":"The S2"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S2","vessel_name":"The S2","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"S3","vessel_name":"The S3"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"S3","vessel_name":"The S3","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"docking.create","params":{"ship1_id":"S2","ship2_id":"S1","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":4,"result":{"dock_id":1,"ship1_id":"S2","ship2_id":"S1","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"docking.undock","params":{"dock_id":1}}
<< {"jsonrpc":"2.0","id":5,"result":{"dock_id":1,"ship1_id":"S2","ship2_id":"S1","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"completed","dock_time":"2026-01-01T00:00:00.000Z","undock_time":"2026-01-01T00:00:00.000Z","version":2,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":6,"result":{"dock_id":2,"ship1_id":"S1","ship2_id":"S2","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":7,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"cargo.create","params":{"ship_id":"S2","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":8,"result":{"manifest_id":2,"ship_id":"S2","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":9,"result":{"crew_id":1,"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Cy","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":10,"result":{"crew_id":2,"ship_id":"S1","npc_vnum":70010,"npc_name":"Cy","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":10,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":11,"method":"interior.delete","params":{"ship_id":"S1"}}
<< {"jsonrpc":"2.0","id":11,"result":{"deleted":{"cargo":1,"crew":2,"docking":2,"interior":1},"seq":11}}
>> {"jsonrpc":"2.0","id":12,"method":"interior.load","params":{"ship_id":"S1"}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":404,"message":"there is no interior with the key \"S1\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"S1"}}}
>> {"jsonrpc":"2.0","id":13,"method":"interior.delete","params":{"ship_id":"S1"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":404,"message":"there is no interior with the key \"S1\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"S1"}}}
>> {"jsonrpc":"2.0","id":14,"method":"docking.list","params":{}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":15,"method":"cargo.list","params":{}}
<< {"jsonrpc":"2.0","id":15,"result":{"items":[{"manifest_id":2,"ship_id":"S2","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":16,"method":"crew.list","params":{}}
<< {"jsonrpc":"2.0","id":16,"result":{"items":[],"next":null}}
!! reopen
# A ship with nothing aboard.
>> {"jsonrpc":"2.0","id":17,"method":"interior.delete","params":{"ship_id":"S3"}}
<< {"jsonrpc":"2.0","id":17,"result":{"deleted":{"interior":1},"seq":12}}
>> {"jsonrpc":"2.0","id":18,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":18,"result":{"items":[{"ship_id":"S2","vessel_name":"The S2","vessel_type":"ship","owner":"","cargo_count":1,"crew_count":0,"docked_with":null}],"next":null}}
>> {"jsonrpc":"2.0","id":19,"method":"cargo.list","params":{}}
<< {"jsonrpc":"2.0","id":19,"result":{"items":[{"manifest_id":2,"ship_id":"S2","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":20,"method":"interior.create","params":{"ship_id":"S3","vessel_name":"The S3"}}
<< {"jsonrpc":"2.0","id":20,"result":{"ship_id":"S3","vessel_name":"The S3","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":13,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
# The partner is free again, and no id comes twice.
>> {"jsonrpc":"2.0","id":21,"method":"docking.create","params":{"ship1_id":"S2","ship2_id":"S3","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":21,"result":{"dock_id":3,"ship1_id":"S2","ship2_id":"S3","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":14,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}

# If one vessel is refused, none is saved, and the error says which.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"Old"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"Old","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"}},{"interior":{"ship_id":"B","vessel_name":"The B"}},{"interior":{"ship_id":"C"}}]}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"vessel 2: interior.vessel_name: it is missing, and a new record needs it","data":{"kind":"invalid_params","field":"interior.vessel_name","reason":"it is missing, and a new record needs it","index":2}}}
>> {"jsonrpc":"2.0","id":3,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"}},{"interior":{"ship_id":"B","vessel_name":"The B"}},{"interior":{"ship_id":"A","vessel_name":"The A"},"if_version":1}]}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":409,"message":"vessel 2: interior \"A\" is not at version 1; load it to see what there is","data":{"kind":"version_conflict","record":"interior","key":"A","expected":1,"current":null,"index":2}}}
>> {"jsonrpc":"2.0","id":4,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"B","vessel_name":"The B"},"if_version":3}]}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"vessel 0: interior \"B\" is not at version 3; load it to see what there is","data":{"kind":"version_conflict","record":"interior","key":"B","expected":3,"current":null,"index":0}}}
>> {"jsonrpc":"2.0","id":5,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"}},{"interior":{"ship_id":"B","vessel_name":"The B"},"cargo":[{"manifest_id":5}]}]}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":404,"message":"vessel 1: there is no cargo with the key 5; check the key, or create it first","data":{"kind":"not_found","record":"cargo","key":5,"index":1}}}
>> {"jsonrpc":"2.0","id":6,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"}},{"interior":{"ship_id":"B","vessel_name":"B","bridge_room":1}}]}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":422,"message":"vessel 1: bridge_room names 1, and no room has that vnum","data":{"kind":"rule","rule":"room_out_of_range","reason":"bridge_room names 1, and no room has that vnum","index":1}}}
>> {"jsonrpc":"2.0","id":7,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"}},{"interior":{"ship_id":"B","vessel_type":"cart"}}]}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"vessels[1].interior.vessel_type: \"cart\" is not one of raft boat ship warship airship submarine transport magical","data":{"kind":"invalid_params","field":"vessels[1].interior.vessel_type","reason":"\"cart\" is not one of raft boat ship warship airship submarine transport magical"}}}
>> {"jsonrpc":"2.0","id":8,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"}},{"interior":{"ship_id":"B","vessel_name":"The B"},"cargo":[{"cargo_room":70001,"item_vnum":1,"item_name":"x","item_count":-1}]}]}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"vessels[1].cargo[0].item_count: -1 is less than 1","data":{"kind":"invalid_params","field":"vessels[1].cargo[0].item_count","reason":"-1 is less than 1"}}}
>> {"jsonrpc":"2.0","id":9,"method":"fleet.save","params":{}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"vessels: it is missing","data":{"kind":"invalid_params","field":"vessels","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":10,"method":"fleet.save","params":{"vessels":{}}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"vessels: it is an object, and not a list","data":{"kind":"invalid_params","field":"vessels","reason":"it is an object, and not a list"}}}
>> {"jsonrpc":"2.0","id":11,"method":"fleet.save","params":{"vessels":[null]}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"vessels[0]: it is null, and not an object","data":{"kind":"invalid_params","field":"vessels[0]","reason":"it is null, and not an object"}}}
>> {"jsonrpc":"2.0","id":12,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"}}],"if_version":1}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"if_version: there is no such field here; expected `vessels` or `durability`","data":{"kind":"invalid_params","field":"if_version","reason":"there is no such field here; expected `vessels` or `durability`"}}}
>> {"jsonrpc":"2.0","id":13,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"}}],"durability":"later"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":14,"method":"fleet.save","params":{"vessels":[{"interior":{"ship_id":"A","vessel_name":"The A"},"durability":"later"}]}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"vessels[0].durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"vessels[0].durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":15,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":15,"result":{"items":[{"ship_id":"A","vessel_name":"Old","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":0,"docked_with":null}],"next":null}}
>> {"jsonrpc":"2.0","id":16,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":16,"result":{"ship_id":"A","vessel_name":"Old","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}

# What became of a ship and of all that is aboard, the latest first, also when it is gone.
>> {"jsonrpc":"2.0","id":1,"method":"vessel.history","params":{"ship_id":"GULL"}}
>> {"jsonrpc":"2.0","id":2,"method":"vessel.save","params":{"interior":{"ship_id":"GULL","vessel_name":"Grey Gull"},"cargo":[{"cargo_room":1,"item_vnum":3001,"item_name":"salt"}]}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"HERON","vessel_name":"Heron"}}
!! advance 60
>> {"jsonrpc":"2.0","id":4,"method":"cargo.update","params":{"manifest_id":1,"ship_id":"HERON"}}
>> {"jsonrpc":"2.0","id":5,"method":"cargo.update","params":{"manifest_id":1,"item_count":2}}
>> {"jsonrpc":"2.0","id":6,"method":"vessel.delete","params":{"ship_id":"GULL"}}
>> {"jsonrpc":"2.0","id":7,"method":"vessel.history","params":{"ship_id":"GULL","limit":2}}
>> {"jsonrpc":"2.0","id":8,"method":"vessel.history","params":{"ship_id":"GULL","before":3}}
>> {"jsonrpc":"2.0","id":9,"method":"vessel.history","params":{"ship_id":"HERON","limit":1,"before":1}}

# Whoever polls asks from where it was; a record that moves or goes names its ship too, if one asks by ship.
>> {"jsonrpc":"2.0","id":1,"method":"changes.list","params":{"from_seq":1}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"GULL","vessel_name":"Grey Gull"}}
>> {"jsonrpc":"2.0","id":3,"method":"cargo.create","params":{"ship_id":"GULL","cargo_room":1,"item_vnum":3001,"item_name":"sält","item_count":4}}
>> {"jsonrpc":"2.0","id":4,"method":"cargo.delete","params":{"manifest_id":1}}
>> {"jsonrpc":"2.0","id":5,"method":"changes.list","params":{"from_seq":1,"limit":2}}
>> {"jsonrpc":"2.0","id":6,"method":"changes.list","params":{"from_seq":3}}
>> {"jsonrpc":"2.0","id":7,"method":"changes.list","params":{"from_seq":1,"kinds":["cargo"],"ship_id":"GULL"}}
>> {"jsonrpc":"2.0","id":8,"method":"changes.list","params":{"from_seq":1,"ship_id":"HERON"}}
!! reopen
>> {"jsonrpc":"2.0","id":9,"method":"changes.list","params":{"from_seq":2,"limit":1}}

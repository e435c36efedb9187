function Get-Order { }

global using Microsoft.Azure.Functions.Worker;
global using Microsoft.Azure.Functions.Worker.Extensions.Sql;

namespace Data;

public partial class Changes
{
    const string Database = """shop""";

    [Function("OrderChanged")]
    public void OrderChanged(
        [CosmosDBTrigger(Database, "orders", Connection = "Cosmos", LeaseContainerName = "leases", LeaseContainerPrefix = "a",
            CreateLeaseContainerIfNotExists = true, MaxItemsPerInvocation = 1_00)] IReadOnlyList<Order> orders) { }

    [Function("StockChanged")]
    public void StockChanged([SqlTrigger("[dbo].[Stock]", "SqlConnection")] IReadOnlyList<SqlChange<Stock>> changes) { }
}

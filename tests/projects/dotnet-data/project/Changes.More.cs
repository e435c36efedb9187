using Microsoft.Azure.Functions.Worker.Extensions.MySql;

namespace Data;

public partial class Changes
{
    [Function("PriceChanged")]
    public void PriceChanged([MySqlTrigger(Database + ".prices", "MySqlConnection")] IReadOnlyList<MySqlChange<Price>> changes) { }

    public class Files<T>
    {
        [Function("FileAdded")]
        public Result FileAdded([BlobTrigger(@"in/{name}.csv", Connection = "Files")] Stream file, string name) => null!;

        [Function("FilePushed")]
        public void FilePushed([BlobTrigger("pushed/{name}", Source = BlobTriggerSource.EventGrid)] Stream file) { }
    }
}

public record Result([property: BlobOutput("out/{name}.json")] string Content, [property: CosmosDBOutput("shop", "files")] object Entry);

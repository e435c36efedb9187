using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Puzzles;

public class Dynamic : IFunctionMetadataProvider
{
    public Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) => Load(directory);
}

public interface IHandler
{
    [Function("Contract")]
    void Handle([QueueTrigger("contract")] string message);
}

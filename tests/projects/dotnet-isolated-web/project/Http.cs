using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using AuthLevel = Microsoft.Azure.Functions.Worker.AuthorizationLevel;
using static Microsoft.Azure.Functions.Worker.AuthorizationLevel;

namespace Portal;

public class Http
{
    [Function("ShowOrder")]
    public IActionResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id:int}")] HttpRequest request, int id)
        => new OkObjectResult(id);

    [Function("AddOrder")]
    public IActionResult Add([HttpTrigger(AuthLevel.Function, "post", "put")] HttpRequest request) => new OkResult();

    [Function("Health")]
    public HttpStatusCode Health([HttpTrigger(Anonymous, nameof(HttpMethods.Get))] HttpRequest request) => HttpStatusCode.OK;

    [Function("Any")]
    public IActionResult Any([HttpTrigger] HttpRequest request) => new OkResult();
}

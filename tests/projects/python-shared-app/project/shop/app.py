import azure.functions as func

app = func.FunctionApp(func.AuthLevel.ADMIN)

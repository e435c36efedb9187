package com.contoso.changes;

import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.CosmosDBTrigger;
import com.microsoft.azure.functions.annotation.CustomBinding;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.WarmupTrigger;
import com.microsoft.azure.functions.sql.annotation.SQLTrigger;

public class ChangeFunctions {
    @FunctionName("documents")
    public void documents(
            @CosmosDBTrigger(
                    name = "documents",
                    databaseName = "shop",
                    containerName = "orders",
                    leaseContainerName = "leases",
                    connection = "Cosmos",
                    createLeaseContainerIfNotExists = true,
                    feedPollDelay = 2 * 1_000)
            String[] documents) {
    }

    @FunctionName("rows")
    public void rows(
            @SQLTrigger(name = "rows", tableName = "[dbo].[Orders]", connectionStringSetting = "Sql") String rows) {
    }

    @FunctionName("uploads")
    public void uploads(
            @BlobTrigger(name = "blob", path = "uploads/{name}", connection = "Uploads", source = "EventGrid")
            byte[] blob) {
    }

    @FunctionName("events")
    public void events(@EventGridTrigger(name = "event") String event) {
    }

    @FunctionName("jobs")
    public void jobs(@RedisListTrigger(name = "job", connection = "Redis", key = "jobs", maxBatchSize = 8) String job) {
    }

    @FunctionName("chat")
    public void chat(@CustomBinding(direction = "in", name = "message", type = "signalRTrigger") String message) {
    }

    @FunctionName("warmUp")
    public void warmUp(@WarmupTrigger Object context) {
    }
}

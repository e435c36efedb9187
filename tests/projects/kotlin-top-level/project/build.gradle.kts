plugins {
    kotlin("jvm") version "2.1.0"
    id("com.microsoft.azure.azurefunctions") version "1.16.1"
}

dependencies {
    implementation("com.microsoft.azure.functions:azure-functions-java-library:3.2.3")
}

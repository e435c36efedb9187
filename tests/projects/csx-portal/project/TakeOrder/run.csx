public static void Run(string message) { }

public static void Run(TimerInfo timer) { }

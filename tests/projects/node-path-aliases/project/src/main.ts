import "~/functions/index";

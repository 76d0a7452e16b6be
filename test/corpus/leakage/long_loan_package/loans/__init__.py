# style: package

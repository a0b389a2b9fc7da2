"""What an answer says beyond its status: by its page and its address, is it what was cited?"""
